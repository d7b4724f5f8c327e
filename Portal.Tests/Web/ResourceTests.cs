using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Tests.Support;
using Portal.Web.Components;
using Portal.Web.Resources;
using Xunit;

namespace Portal.Tests.Web;

/// <summary>Both languages, complete, from the first string.</summary>
public sealed partial class ResourceTests
{
    // Values that are the same word for every reader: the name of the other language in its own script.
    private static readonly HashSet<(string, string)> NotInUrdu = [("Frame", "Language.Other")];

    private static readonly string[] Projects = ["Portal.Domain", "Portal.Application", "Portal.Infrastructure", "Portal.Web"];

    public static TheoryData<string> Names => new(ResourceFiles.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Pair_WhenRead_HasTheSameKeysOnceInBothLanguages(string name)
    {
        var english = ResourceFiles.Read(name, "en").Select(e => e.Key).ToList();
        var urdu = ResourceFiles.Read(name, "ur").Select(e => e.Key).ToList();

        Assert.Equal(english.Order(StringComparer.Ordinal), urdu.Order(StringComparer.Ordinal));
        Assert.Equal(english.Count, english.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pair_WhenRead_HasWordsInTheRightScript(string name)
    {
        var english = ResourceFiles.Read(name, "en").ToDictionary(e => e.Key, e => e.Value);
        var wrong =
            from entry in ResourceFiles.Read(name, "ur")
            let words = Placeholder().Replace(english[entry.Key], string.Empty)
            where string.IsNullOrWhiteSpace(entry.Value) || string.IsNullOrWhiteSpace(english[entry.Key])
                || (words.Any(char.IsLetter) && !ArabicLetter().IsMatch(entry.Value) && !NotInUrdu.Contains((name, entry.Key)))
            select $"{name}: {entry.Key} = {entry.Value}";

        AssertNone(wrong);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pair_WhenRead_HasTheSamePlaceholders(string name)
    {
        var english = ResourceFiles.Read(name, "en").ToDictionary(e => e.Key, e => e.Value);
        var wrong =
            from entry in ResourceFiles.Read(name, "ur")
            where !Placeholders(entry.Value).SetEquals(Placeholders(english[entry.Key]))
            select $"{name}: {entry.Key}";

        AssertNone(wrong);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pair_WhenAskedThroughItsMarker_AnswersInBothLanguages(string name)
    {
        var marker = Marker(name);
        Assert.NotNull(marker);
        using var services = new ServiceCollection().AddLogging().AddDesignSystem().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizerFactory>().Create(marker);

        foreach (var language in (string[])["en", "ur"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var (key, value) = ResourceFiles.Read(name, language)[0];
            Assert.Equal(value, texts[key].Value);
        }
    }

    [Fact]
    public void Source_WhenItNamesAKey_TheKeyExists()
    {
        var known = ResourceFiles.Names.SelectMany(n => ResourceFiles.Read(n, "en").Select(e => (n, e.Key))).ToHashSet();
        var asked = ResourceFiles.Asked().ToList();

        Assert.True(asked.Count > 100, $"Only {asked.Count} keys were found in the sources.");
        AssertNone(asked.Where(a => !known.Contains((a.Resource, a.Key))).Select(a => $"{a.File} asks {a.Resource} for {a.Key}").Distinct());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Key_WhenNoSourceNamesIt_IsNotKept(string name)
    {
        var (literals, beginnings) = ResourceFiles.Named(Projects);
        var dynamic = Marker(name)?.GetCustomAttribute<DynamicKeysAttribute>() is { } keys ? new Regex(keys.Pattern) : null;
        var unused =
            from entry in ResourceFiles.Read(name, "en")
            let key = Counted().Replace(entry.Key, string.Empty)
            where !literals.Contains(entry.Key) && !literals.Contains(key)
                && !beginnings.Any(b => entry.Key.StartsWith(b, StringComparison.Ordinal)) && dynamic?.IsMatch(entry.Key) is not true
            select $"{name}: {entry.Key}";

        AssertNone(unused);
    }

    [Fact]
    public void EnumNames_WhenReadByType_AreThoseOfTheMembers()
    {
        var enums = Projects.SelectMany(p => Assembly.Load(p).GetTypes()).Where(t => t.IsEnum).ToLookup(t => t.Name);
        var problems = new List<string>();
        foreach (var named in ResourceFiles.Read("Enums", "en").GroupBy(e => e.Key.Split('.')[0], e => e.Key.Split('.')[1]))
        {
            var members = enums[named.Key].SelectMany(Enum.GetNames).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(named.Except(members).Select(m => $"{named.Key}.{m} names nothing"));
            problems.AddRange(members.Except(named).Select(m => $"{named.Key}.{m} has no name"));
        }

        AssertNone(problems);
    }

    [Fact]
    public void ErrorCode_WhenARefusalCarriesIt_HasWords()
    {
        var source = string.Concat(Projects.SelectMany(p => Repository.Sources(p, ".cs")).Select(File.ReadAllText));
        var codes = ErrorCode().Matches(source).Select(m => m.Groups[1].Value + m.Groups[2].Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(codes.Count > 10, $"Only {codes.Count} codes were found in the sources.");
        AssertNone(codes.Except(ResourceFiles.Read("Errors", "en").Select(e => e.Key)));
    }

    // xunit shortens a long list; whoever broke it needs all of it.
    private static void AssertNone(IEnumerable<string> found)
    {
        var list = found.ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }

    private static Type? Marker(string name) => typeof(SharedText).Assembly.GetType($"{typeof(SharedText).Namespace}.{name}Text");

    private static HashSet<string> Placeholders(string value) => [.. Placeholder().Matches(value).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsArabic}")]
    private static partial Regex ArabicLetter();

    [GeneratedRegex(@"\.(One|Other)$")]
    private static partial Regex Counted();

    [GeneratedRegex("""(?:"([A-Z]\w+\.[A-Z]\w+)",\s*ErrorKind\.|WithErrorCode\("([^"]+)"\))""")]
    private static partial Regex ErrorCode();
}
