using System.Buffers;
using System.Text.RegularExpressions;
using FluentValidation;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Common;

/// <summary>Rules that many validators share.</summary>
internal static partial class TextRules
{
    // Zero width space, word joiner, byte order mark.
    private const string WidthlessCharacters = "\u200B\u2060\uFEFF";

    private static readonly SearchValues<char> Widthless = SearchValues.Create(WidthlessCharacters);
    private static readonly SearchValues<char> Hidden = SearchValues.Create(WidthlessCharacters + "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");
    private static readonly DateOnly Earliest = new(1947, 8, 14);
    private static readonly DateOnly Latest = new(2147, 8, 14);

    /// <summary>Present though possibly empty, no longer than allowed, nothing that a database cannot keep, and nothing that a reader cannot see.</summary>
    public static IRuleBuilderOptions<T, string> Text<T>(this IRuleBuilder<T, string> rule, int maxLength) =>
        rule.NotNull().MaximumLength(maxLength).Must(IsText).WithErrorCode("Common.NotText").Must(ShowsItself).WithErrorCode("Common.HiddenCharacters");

    /// <summary>Empty or an e-mail address.</summary>
    public static IRuleBuilderOptions<T, string> Address<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => string.IsNullOrEmpty(value) || AddressPattern().IsMatch(value)).WithErrorCode("Common.NotAnAddress");

    /// <summary>Absent or an assigned code of ISO 3166-1 alpha-2.</summary>
    public static IRuleBuilderOptions<T, string?> Country<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => string.IsNullOrEmpty(value) || IsoCountries.Know(value)).WithErrorCode("Common.NotAChoice");

    /// <summary>One of the list's values; a number without a name is none. FluentValidation's own rule reflects upon the type for every value, which an import feels.</summary>
    public static IRuleBuilderOptions<T, TChoice> Choice<T, TChoice>(this IRuleBuilder<T, TChoice> rule)
        where TChoice : struct, Enum => rule.Must(Enum.IsDefined).WithErrorCode("Common.NotAChoice");

    /// <summary>Absent or one of the list's values.</summary>
    public static IRuleBuilderOptions<T, TChoice?> Choice<T, TChoice>(this IRuleBuilder<T, TChoice?> rule)
        where TChoice : struct, Enum => rule.Must(value => value is not { } choice || Enum.IsDefined(choice)).WithErrorCode("Common.NotAChoice");

    /// <summary>Empty or a principal of the Internet Computer in text form: base 32 in groups of five (Interface Specification, "Textual representation of principals").</summary>
    public static IRuleBuilderOptions<T, string> Principal<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(value => string.IsNullOrEmpty(value) || PrincipalPattern().IsMatch(value)).WithErrorCode("Common.NotAPrincipal");

    /// <summary>Absent or a day that a living record can speak of.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> Plausible<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.Must(value => value is null || (value >= Earliest && value <= Latest)).WithErrorCode("Common.NotADate");

    /// <summary>
    /// Whether a text shows itself as it is: without the marks that override or isolate the reading direction (UAX 9, 2.2 to 2.4) and without
    /// characters of no width, which make two different names look the same. The joiners of Urdu and the plain direction marks may stay.
    /// </summary>
    public static bool ShowsItself(string? value) => value is null || value.AsSpan().IndexOfAny(Hidden) < 0;

    /// <summary>A text without characters of no width and no meaning, which pages and spreadsheets leave behind.</summary>
    public static string WithoutWidthless(string value)
    {
        if (value.AsSpan().IndexOfAny(Widthless) < 0) return value;
        return string.Concat(value.Where(c => !WidthlessCharacters.Contains(c, StringComparison.Ordinal)));
    }

    /// <summary>Whether a text has neither control characters nor half characters.</summary>
    public static bool IsText(string? value)
    {
        if (value is null) return true;
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (char.IsControl(character) && character is not ('\n' or '\r' or '\t')) return false;
            if (char.IsHighSurrogate(character) && (i + 1 == value.Length || !char.IsLowSurrogate(value[++i]))) return false;
            if (char.IsLowSurrogate(character)) return false;
        }

        return true;
    }

    [GeneratedRegex(@"\A[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"\A([a-z2-7]{5}-){1,10}[a-z2-7]{1,5}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PrincipalPattern();
}
