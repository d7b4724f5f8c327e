using System.Globalization;
using System.Text;

namespace Portal.Domain.Documents;

/// <summary>Makes of what a browser calls a file a name that leads nowhere and shows itself as it is. It is shown and offered, never a path of ours.</summary>
public static class DocumentName
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxLength = 120;

    private const string Forbidden = "<>:\"|?*;";

    /// <summary>The last part of a path, without what is invisible, turns the reading direction or is special to a file system. The ending stays.</summary>
    /// <param name="name">What the browser says; anything.</param>
    /// <returns>At most <see cref="MaxLength"/> characters; empty where nothing is left.</returns>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune == Rune.ReplacementChar || category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) continue;
            if (rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal)) kept.Append('_');
            else kept.Append(rune);
        }

        var clean = kept.ToString().Trim(' ', '.');
        if (clean.Length <= MaxLength) return clean;
        var ending = Path.GetExtension(clean);
        if (ending.Length > 10) ending = "";
        var length = MaxLength - ending.Length;
        if (char.IsHighSurrogate(clean[length - 1])) length--;
        return clean[..length] + ending;
    }
}
