using System.Runtime.InteropServices;

namespace Portal.Domain.Compliance;

/// <summary>
/// A number that stands for all that an evaluation found, reasons and facts included: where it is the same as before, nothing has to be written. Two
/// evaluations that differ have the same one once in 18 trillion millions.
/// </summary>
internal static class VerdictPrint
{
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The number of an evaluation.</summary>
    /// <param name="results">Every verdict.</param>
    public static long Of(IReadOnlyList<ObligationResult> results)
    {
        var print = (ulong)results.Count;
        for (var i = 0; i < results.Count; i++)
        {
            print = results[i].Verdict.Print(Mix(print, results[i].ObligationId));
            if (results[i].Waiver is { } waiver) print = Mix(Mix(print, waiver.Code), (uint)waiver.Until.DayNumber);
        }

        return (long)print;
    }

    public static ulong Mix(ulong print, ulong value)
    {
        print = (print ^ value) * Factor;
        return print ^ (print >> 29);
    }

    public static ulong Mix(ulong print, string text)
    {
        print = Mix(print, (ulong)text.Length);
        var whole = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var four in whole) print = Mix(print, four);
        foreach (var one in text.AsSpan(whole.Length * (sizeof(ulong) / sizeof(char)))) print = Mix(print, one);
        return print;
    }
}
