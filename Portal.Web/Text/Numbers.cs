using System.Globalization;

namespace Portal.Web.Text;

/// <summary>Numbers as the reader sees them: the same digits in both languages, signs kept on the left of their number.</summary>
public static class Numbers
{
    private const char Minus = '\u2212';
    private const char Isolate = '\u2066';
    private const char EndIsolate = '\u2069';

    /// <summary>1,284</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace('-', Minus);

    /// <summary>2.9, with the decimals asked for.</summary>
    public static string Decimal(double value, int decimals = 1) =>
        value.ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture).Replace('-', Minus);

    /// <summary>76%, of a share between 0 and 1. Rounded down to 99% as long as something is missing, and up to 1% while there is something.</summary>
    public static string Percent(double share) => $"{WholePercent(share)}%";

    /// <summary>76% of 38 of 50; a dash where there is nothing to divide by.</summary>
    public static string Percent(long part, long whole) => whole == 0 ? "–" : Percent((double)part / whole);

    /// <summary>+38 or −2.</summary>
    public static string Change(long value) =>
        $"{Isolate}{(value > 0 ? "+" : string.Empty)}{Count(value)}{EndIsolate}";

    /// <summary>60–69%, never torn apart by right-to-left text.</summary>
    public static string Range(string from, string to) => $"{Isolate}{from}–{to}{EndIsolate}";

    /// <summary>4.2 MB</summary>
    public static string Bytes(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB"];
        var value = (double)bytes;
        var unit = 0;
        for (; value >= 1000 && unit < units.Length - 1; unit++)
        {
            value /= 1000;
        }

        return $"{value.ToString(unit == 0 ? "0" : "0.#", CultureInfo.InvariantCulture)} {units[unit]}";
    }

    private static int WholePercent(double share)
    {
        var rounded = (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);
        return rounded switch
        {
            100 when share < 1 => 99,
            0 when share > 0 => 1,
            _ => rounded,
        };
    }
}
