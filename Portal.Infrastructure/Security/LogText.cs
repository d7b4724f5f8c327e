using System.Text;

namespace Portal.Infrastructure.Security;

/// <summary>Makes any text fit for the log: what an attacker sends must neither break a line nor keep an event out.</summary>
internal static class LogText
{
    /// <summary>The text without control characters and half characters, no longer than allowed; null for none.</summary>
    public static string? Of(string? text, int maxLength)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var kept = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > maxLength) break;
            kept.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return kept.ToString();
    }
}
