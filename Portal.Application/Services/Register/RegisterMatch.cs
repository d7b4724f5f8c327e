using Microsoft.EntityFrameworkCore;

namespace Portal.Application.Services.Register;

/// <summary>Entries that hold the words of a text, and how well: its own order, for texts that few services match.</summary>
internal static class RegisterMatch
{
    /// <summary>The order's name in addresses: best match first.</summary>
    public const string Name = "match";

    /// <summary>The most matches that are put in order of merit; where there are more, the merit says little and newest change comes first.</summary>
    public const int Most = 5000;

    // More words than this narrow nothing further.
    private const int MostWords = 8;

    // Shorter words have no trigram of their own, but the beginning of a word has.
    private const int WholeTrigram = 3;

    /// <summary>Entries in which each word of a text is found; a short one at the beginning of a word. A text without a word finds nothing.</summary>
    public static IQueryable<RegisterEntry> Holding(this IQueryable<RegisterEntry> entries, string text)
    {
        var words = RegisterText.Words(text);
        if (words.Length == 0) return entries.Where(_ => false);
        foreach (var word in words.Distinct().Take(MostWords))
        {
            // Folded words have no character that LIKE would take for a sign.
            var pattern = word.Length < WholeTrigram ? $"% {word}%" : $"%{word}%";
            entries = entries.Where(e => EF.Functions.Like(e.Search, pattern));
        }

        return entries;
    }

    /// <summary>The code first, then the whole name, then names that begin so, then names with the words side by side.</summary>
    public static IOrderedQueryable<RegisterEntry> BestFirst(this IQueryable<RegisterEntry> entries, string text)
    {
        var folded = RegisterText.Fold(text);
        var (code, begins, phrase) = ($" {folded} %", $"{folded}%", $"% {folded}%");
        return entries
            .OrderBy(e => EF.Functions.Like(e.Search, code) ? 0
                : e.NameKey == folded ? 1
                : EF.Functions.Like(e.NameKey, begins) ? 2
                : EF.Functions.Like(e.Search, phrase) ? 3 : 4)
            .ThenBy(e => e.NameKey).ThenBy(e => e.Id);
    }
}
