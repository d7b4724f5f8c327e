using Microsoft.EntityFrameworkCore;

namespace Portal.Application.Services.Register;

/// <summary>
/// What somebody may have meant whose words find nothing: each unknown word gives way to the nearest one of the register. Whoever misspells a word mostly has its
/// beginning or its end right, and by these the words are found that may be meant.
/// </summary>
internal static class RegisterSpelling
{
    // Enough to have the right word among them, few enough to be read in no time.
    private const int Candidates = 200;

    private const int ShortestWord = 3;
    private const int ShortestPart = 2;

    /// <summary>The text with other words in the place of those that nothing holds; null where there is nothing better.</summary>
    /// <param name="entries">Entries that the person may know of: nobody else's words are proposed.</param>
    /// <param name="text">What the person wrote.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<string?> NearestAsync(IQueryable<RegisterEntry> entries, string text, CancellationToken ct)
    {
        var words = RegisterText.Words(text);
        var changed = false;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length < ShortestWord || await HoldsAsync(entries, words[i], ct)) continue;
            if (await NearestWordAsync(entries, words[i], ct) is not { } nearest) return null;
            (words[i], changed) = (nearest, true);
        }

        return changed ? string.Join(' ', words) : null;
    }

    // Asked for just one, a database reads on until it meets it, and through everything where there is none.
    private static async Task<bool> HoldsAsync(IQueryable<RegisterEntry> entries, string word, CancellationToken ct)
    {
        var some = await entries.Holding(word).Take(Candidates).CountAsync(ct);
        return some > 0;
    }

    private static async Task<string?> NearestWordAsync(IQueryable<RegisterEntry> entries, string word, CancellationToken ct)
    {
        // Less than half, so that two letters swapped in the middle spoil neither.
        var part = Math.Max(ShortestPart, (word.Length - 1) / 2);
        var (beginning, end) = ($"% {word[..part]}%", $"%{word[^part..]}");
        var further = end + " %";
        var near = await entries.Where(e => EF.Functions.Like(e.Search, beginning)).Select(e => e.Search).Take(Candidates).ToListAsync(ct);
        near.AddRange(await entries.Where(e => EF.Functions.Like(e.Search, further) || EF.Functions.Like(e.Search, end)).Select(e => e.Search).Take(Candidates).ToListAsync(ct));
        return near.SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()
            .Select(w => (Word: w, Distance: Distance(word, w)))
            .Where(w => w.Distance <= Math.Max(1, word.Length / 3))
            .OrderBy(w => w.Distance).ThenBy(w => w.Word, StringComparer.Ordinal)
            .Select(w => w.Word).FirstOrDefault();
    }

    // Letters to put in, take out, change or swap with their neighbour.
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
