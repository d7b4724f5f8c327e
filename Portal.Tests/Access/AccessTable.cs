using System.Text;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Access;

/// <summary>
/// A table of answers that was looked at and agreed to, kept as a file beside the tests. Whatever answers otherwise, or is new and
/// not in it, fails the build; with PORTAL_AGREE=1 the file is written anew, to be read in the change's diff.
/// </summary>
internal static class AccessTable
{
    private const string Gap = "  ";

    /// <summary>Compares answers with the file.</summary>
    /// <param name="name">The file.</param>
    /// <param name="legend">What the signs mean.</param>
    /// <param name="columns">Who asks.</param>
    /// <param name="rows">What is asked, and the answer to each.</param>
    public static void Agree(string name, string legend, IReadOnlyList<string> columns, IReadOnlyList<(string Asked, IReadOnlyList<string> Answers)> rows)
    {
        var file = Path.Combine(Repository.Root, "Portal.Tests", "Access", name);
        var found = Write(legend, columns, rows);
        if (Environment.GetEnvironmentVariable("PORTAL_AGREE") == "1") File.WriteAllText(file, found);
        var agreed = File.Exists(file) ? File.ReadAllText(file) : "";
        var differences = found.Split('\n').Except(agreed.Split('\n')).Select(l => "+ " + l).Concat(agreed.Split('\n').Except(found.Split('\n')).Select(l => "- " + l)).ToList();
        Assert.True(differences.Count == 0, $"{name} was agreed to be otherwise; if this is meant, run the test with PORTAL_AGREE=1 and read the diff:\n{string.Join('\n', differences)}");
    }

    private static string Write(string legend, IReadOnlyList<string> columns, IReadOnlyList<(string Asked, IReadOnlyList<string> Answers)> rows)
    {
        var text = new StringBuilder(legend).Append("\n\n");
        for (var i = 0; i < columns.Count; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1,2} {columns[i]}\n");
        var asked = rows.Max(r => r.Asked.Length);
        var width = rows.Max(r => r.Answers.Max(a => a.Length));
        text.Append('\n').Append(' ', asked);
        for (var i = 0; i < columns.Count; i++) text.Append(Gap).Append((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadRight(width));
        foreach (var (what, answers) in rows)
        {
            text.Append('\n').Append(what.PadRight(asked));
            foreach (var answer in answers) text.Append(Gap).Append(answer.PadRight(width));
        }

        return string.Join('\n', text.Append('\n').ToString().Split('\n').Select(l => l.TrimEnd()));
    }
}
