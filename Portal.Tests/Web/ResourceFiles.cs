using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Tests.Support;

namespace Portal.Tests.Web;

/// <summary>The resource files of the portal and where their keys are named.</summary>
internal static partial class ResourceFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Portal.Web", "Resources");

    /// <summary>Services, Shared, …: every file without its ending.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.resx").Select(f => Path.GetFileName(f).Split('.')[0]).Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<(string Key, string Value)> Read(string name, string language) =>
    [
        .. XDocument.Load(Path.Combine(Folder, language == "ur" ? $"{name}.ur.resx" : $"{name}.resx")).Root!.Elements("data")
            .Select(e => (e.Attribute("name")!.Value, e.Element("value")!.Value)),
    ];

    /// <summary>Keys that a page or class asks a localizer for by name.</summary>
    public static IEnumerable<(string Resource, string Key, string File)> Asked()
    {
        foreach (var page in Repository.Sources("Portal.Web", ".razor", ".cs").GroupBy(f => f.Replace(".razor.cs", ".razor", StringComparison.Ordinal)))
        {
            var text = string.Concat(page.Select(File.ReadAllText));
            foreach (Match localizer in Localizer().Matches(text))
            {
                var (resource, variable) = (localizer.Groups[1].Value, localizer.Groups[2].Value);
                var asked = new Regex($$"""\b{{variable}}(?:\[|\.Count\()\s*(?:[^"\[\]]*\?\s*)?"(?<key>[^"{]*[^".{])"(?:\s*:\s*"(?<key>[^"{]+)")?""", RegexOptions.ExplicitCapture);
                foreach (Match match in asked.Matches(text))
                {
                    var counts = match.Value.StartsWith($"{variable}.Count", StringComparison.Ordinal);
                    foreach (Capture key in match.Groups["key"].Captures)
                    {
                        foreach (var ending in counts ? [".One", ".Other"] : (string[])[string.Empty])
                        {
                            yield return (resource, key.Value + ending, Path.GetRelativePath(Repository.Root, page.Key));
                        }
                    }
                }
            }
        }
    }

    /// <summary>Every string literal of the sources, and every beginning of a key that is put together.</summary>
    public static (HashSet<string> Literals, HashSet<string> Beginnings) Named(params string[] projects)
    {
        var text = string.Concat(projects.SelectMany(p => Repository.Sources(p, ".razor", ".cs")).Select(File.ReadAllText));
        return (
            Literal().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal),
            KeyBeginning().Matches(text).Select(m => m.Groups[1].Value + m.Groups[2].Value).ToHashSet(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"IStringLocalizer<(\w+)Text>\s+(\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex("""(?<=")([A-Za-z][\w.\-]*)(?=")""")]
    private static partial Regex Literal();

    [GeneratedRegex("""\$"([A-Z][\w.]*\.)\{|"([A-Z]\w*\.)"\s*\+""")]
    private static partial Regex KeyBeginning();
}
