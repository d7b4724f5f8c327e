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
    // A text, or the names of an enumeration's members.
    private readonly object? _words;
    private readonly int _number;
    private readonly Kind _kind;

    private Fact(Kind kind, object? words, int number = 0) => (_kind, _words, _number) = (kind, words, number);

    private enum Kind : byte
    {
        None,
        Written,
        Member,
        Country,
        Date,
        Number,
        Text,
        SheetCountry,
        SheetText,
    }

    /// <summary>Whether there is one.</summary>
    internal bool IsGiven => _kind != Kind.None;

    /// <summary>A member of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    public static Fact Of<T>(T value)
        where T : struct, Enum => new(Kind.Member, Members<T>.Names, Unsafe.BitCast<T, int>(value));

    /// <summary>A country.</summary>
    /// <param name="iso">ISO 3166-1 alpha-2.</param>
    public static Fact Country(string iso) => new(Kind.Country, iso);

    /// <summary>A date.</summary>
    /// <param name="value">The date.</param>
    public static Fact Of(DateOnly value) => new(Kind.Date, null, value.DayNumber);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static Fact Of(int value) => new(Kind.Number, null, value);

    /// <summary>A country on a sheet, which <see cref="From"/> takes off it.</summary>
    /// <param name="country">The country.</param>
    internal static Fact Of(SheetCountry country) => new(Kind.SheetCountry, null, country.Code.Letters);

    /// <summary>A text on a sheet, which <see cref="From"/> takes off it.</summary>
    /// <param name="value">The text.</param>
    internal static Fact Of(SheetText value) => new(Kind.SheetText, null, value.Place);

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
        Kind.Member => ((MemberNames)_words!)[_number],
        Kind.Country => "c:" + _words,
        Kind.Date => "d:" + DateOnly.FromDayNumber(_number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Kind.Number => "n:" + _number.ToString(CultureInfo.InvariantCulture),
        Kind.Text => "t:" + _words,
        Kind.SheetCountry or Kind.SheetText => throw new InvalidOperationException("The fact still stands on its sheet."),
        _ => (string?)_words ?? "",
    };

    /// <summary>Whether another fact says the same, read back or not.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Fact other) => ToString() == other.ToString();

    /// <inheritdoc />
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The fact as it stands without its sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    internal Fact From(ReadOnlySpan<byte> sheet) => _kind switch
    {
        Kind.SheetCountry => Country(sheet.CountryAt(_number) ?? ""),
        Kind.SheetText => Of(sheet.TextAt(_number)),
        _ => this,
    };

    /// <summary>Adds the fact to a number that stands for what an evaluation found.</summary>
    /// <param name="print">The number so far.</param>
    internal ulong Print(ulong print)
    {
        print = VerdictPrint.Mix(print, ((ulong)_kind << 32) | (uint)_number);
        return _words is null ? print : VerdictPrint.Mix(print, _words as string ?? ToString());
    }

    private static class Members<T>
        where T : struct, Enum
    {
        public static readonly MemberNames Names = new(typeof(T).Name, Enum.GetNames<T>());
    }

    // Written once for each member: a million services say the same few.
    private sealed class MemberNames(string type, string[] names)
    {
        private readonly string[] _written = [.. names.Select(name => $"e:{type}.{name}")];

        public string this[int place] => (uint)place < (uint)_written.Length ? _written[place] : $"e:{type}.{place}";
    }
}
