using System.Globalization;
using System.Text;

namespace Portal.Application.Services.Register;

/// <summary>
/// Words as they are searched: what people type differently for the same word is made the same. Small letters, no accents or vowel marks, one form of each
/// Arabic letter that Urdu writes otherwise, digits 0 to 9, nothing invisible, one space between words.
/// </summary>
public static class RegisterText
{
    /// <summary>The most characters of a folded text; what is longer is cut.</summary>
    public const int MaxLength = 700;

    /// <summary>Folds a text.</summary>
    /// <param name="text">What somebody wrote.</param>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var character in Decomposed(text))
        {
            if (folded.Length == MaxLength) break;
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                // Marks, joiners and marks of direction are not seen, or not always written.
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Surrogate:
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)));
                    break;
                case UnicodeCategory.ModifierLetter when character == 'ـ':
                    break;
                default:
                    if (char.IsLetterOrDigit(character)) folded.Append(Letter(char.ToLowerInvariant(character)));
                    else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                    break;
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The words of a text, folded.</summary>
    /// <param name="text">What somebody wrote.</param>
    public static string[] Words(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Half a character has no normal form; it is left out before.
    private static string Decomposed(string text)
    {
        var start = text.Length > MaxLength * 2 ? text[..(MaxLength * 2)] : text;
        if (Ascii.IsValid(start)) return start;
        return (start.Any(char.IsSurrogate) ? string.Concat(start.Where(c => !char.IsSurrogate(c))) : start).Normalize(NormalizationForm.FormKD);
    }

    // What remains different after decomposition: forms of Arabic for which keyboards of Urdu have another letter.
    private static char Letter(char letter) => letter switch
    {
        'ي' or 'ى' or 'ې' => 'ی',
        'ك' or 'ڪ' => 'ک',
        'ه' or 'ة' or 'ۃ' or 'ە' => 'ہ',
        'ڭ' => 'گ',
        'ٱ' => 'ا',
        _ => letter,
    };
}
