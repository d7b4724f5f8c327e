using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Portal.Domain.Compliance.Sheets;

namespace Portal.Domain.Compliance;

/// <summary>
/// A fact that a verdict rests on. It is written so that a page can say it in the reader's language: a prefix tells what the value is (<c>e:</c> a member
/// of an enumeration, <c>c:</c> a country, <c>d:</c> a date, <c>n:</c> a number, <c>t:</c> text as entered). It is not written before somebody
/// wants to read it: most verdicts are only counted.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Fact
{
    private readonly string? _text;
    private readonly int _number;
    private readonly Kind _kind;

    private Fact(Kind kind, string? text, int number = 0) => (_kind, _text, _number) = (kind, text, number);

    private enum Kind : byte
    {
        Written,
        Country,
        Date,
        Number,
        Text,
    }

    /// <summary>A member of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    public static Fact Of<T>(T value)
        where T : struct, Enum => new(Kind.Written, Unsafe.BitCast<T, int>(value) is var place && (uint)place < (uint)Members<T>.Written.Length ? Members<T>.Written[place] : Write(value));

    /// <summary>A country.</summary>
    /// <param name="iso">ISO 3166-1 alpha-2.</param>
    public static Fact Country(string iso) => new(Kind.Country, iso);

    /// <summary>A date.</summary>
    /// <param name="value">The date.</param>
    public static Fact Of(DateOnly value) => new(Kind.Date, null, value.DayNumber);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static Fact Of(int value) => new(Kind.Number, null, value);

    /// <summary>A country.</summary>
    /// <param name="country">The country.</param>
    public static Fact Of(SheetCountry country) => Country(country.Name ?? "");

    /// <summary>Text as entered.</summary>
    /// <param name="value">The text.</param>
    public static Fact Of(SheetText value) => Of(value.Said);

    /// <summary>Text as entered.</summary>
    /// <param name="value">The text.</param>
    public static Fact Of(string value) => new(Kind.Text, value);

    /// <summary>A fact as it was written.</summary>
    /// <param name="written">What <see cref="ToString"/> gave.</param>
    public static Fact Read(string written) => written switch
    {
        ['c', ':', .. var iso] => Country(iso),
        ['t', ':', .. var text] => Of(text),
        ['n', ':', .. var figure] when int.TryParse(figure, CultureInfo.InvariantCulture, out var number) => Of(number),
        ['d', ':', .. var day] when DateOnly.TryParseExact(day, "yyyy-MM-dd", out var date) => Of(date),
        _ => new(Kind.Written, written),
    };

    /// <summary>The fact with its prefix.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Country => "c:" + _text,
        Kind.Date => "d:" + DateOnly.FromDayNumber(_number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Kind.Number => "n:" + _number.ToString(CultureInfo.InvariantCulture),
        Kind.Text => "t:" + _text,
        _ => _text ?? "",
    };

    private static string Write<T>(T value)
        where T : struct, Enum => $"e:{typeof(T).Name}.{value}";

    // Written once for each member: a million services say the same few.
    private static class Members<T>
        where T : struct, Enum
    {
        public static readonly string[] Written = [.. Enumerable.Range(0, Enum.GetValues<T>().Length).Select(place => Write(Unsafe.BitCast<int, T>(place)))];
    }
}
