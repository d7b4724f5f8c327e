using System.Text;
using System.Text.Unicode;
using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>Finds out how the bytes of a text file become letters, and what separates its cells, by its beginning.</summary>
internal static class TextDetection
{
    private const int LinesLookedAt = 20;

    private static readonly (ImportDelimiter Delimiter, char Character)[] Delimiters =
        [(ImportDelimiter.Comma, ','), (ImportDelimiter.Semicolon, ';'), (ImportDelimiter.Tab, '\t'), (ImportDelimiter.Bar, '|')];

    /// <summary>The encoding; null where it is no text.</summary>
    /// <param name="head">The beginning of the file.</param>
    public static ImportEncoding? EncodingOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((byte[])[0xEF, 0xBB, 0xBF])) return HasControls(head) ? null : ImportEncoding.Utf8;
        if (head.StartsWith((byte[])[0xFF, 0xFE])) return ImportEncoding.Utf16;
        if (head.StartsWith((byte[])[0xFE, 0xFF])) return ImportEncoding.Utf16BigEndian;
        if (head.Contains((byte)0)) return WithoutMark(head);
        if (HasControls(head)) return null;
        return IsUtf8(head) ? ImportEncoding.Utf8 : Windows(head);
    }

    /// <summary>What separates the cells.</summary>
    /// <param name="head">The beginning of the text.</param>
    public static ImportDelimiter DelimiterOf(string head)
    {
        var best = (Delimiter: ImportDelimiter.Comma, Score: 0);
        foreach (var (delimiter, character) in Delimiters)
        {
            var counts = Counts(head, character);
            if (counts.Count == 0 || counts[0] == 0) continue;
            var score = (counts.Count(c => c == counts[0]) * 1000) + counts[0];
            if (score > best.Score) best = (delimiter, score);
        }

        return best.Delimiter;
    }

    /// <summary>The framework's encoding; what cannot be read becomes U+FFFD.</summary>
    /// <param name="encoding">The encoding.</param>
    public static Encoding Of(ImportEncoding encoding) => encoding switch
    {
        ImportEncoding.Utf16 => Encoding.Unicode,
        ImportEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        ImportEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        ImportEncoding.Windows1256 => CodePagesEncodingProvider.Instance.GetEncoding(1256)!,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>The character of a delimiter.</summary>
    /// <param name="delimiter">The delimiter.</param>
    public static char Of(ImportDelimiter delimiter) => Delimiters.First(d => d.Delimiter == delimiter).Character;

    // Text of two bytes a letter has its noughts all on one side.
    private static ImportEncoding? WithoutMark(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        if (odd > head.Length / 10 && even < odd / 20) return ImportEncoding.Utf16;
        return even > head.Length / 10 && odd < even / 20 ? ImportEncoding.Utf16BigEndian : null;
    }

    // One in a cell is that row's problem; many are no text at all.
    private static bool HasControls(ReadOnlySpan<byte> head)
    {
        var count = 0;
        foreach (var b in head)
        {
            if (b is < 9 or (> 13 and < 26)) count++;
        }

        return count > head.Length / 20;
    }

    // The last character may be cut in two.
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut])) return true;
        }

        return false;
    }

    // The accents of Western Europe stand alone between plain letters; the letters of Urdu and Arabic stand together.
    private static ImportEncoding Windows(ReadOnlySpan<byte> head)
    {
        var (high, together) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] < 0x80) continue;
            high++;
            if (i > 0 && head[i - 1] >= 0x80) together++;
        }

        return together * 2 > high ? ImportEncoding.Windows1256 : ImportEncoding.Windows1252;
    }

    private static List<int> Counts(string head, char delimiter)
    {
        var counts = new List<int>();
        var (count, quoted, empty) = (0, false, true);
        foreach (var c in head)
        {
            if (c == '"') quoted = !quoted;
            if (!quoted && c == delimiter) count++;
            if (!quoted && c == '\n')
            {
                if (!empty) counts.Add(count);
                if (counts.Count == LinesLookedAt) return counts;
                (count, empty) = (0, true);
            }
            else if (c is not ('\r' or '\n'))
            {
                empty = false;
            }
        }

        if (!empty && counts.Count == 0) counts.Add(count);
        return counts;
    }
}
