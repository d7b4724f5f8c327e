using Portal.Domain.Common;

namespace Portal.Application.Services.Register;

/// <summary>
/// Names in the order of the Urdu alphabet, which is not the order of their characters: پ stands behind ب, its character far behind ی. A name becomes a key whose plain
/// characters sort as its letters do, in any database. A space comes first, so that names sort word by word; then digits, Latin letters, the Urdu alphabet and whatever
/// else is written. A name that has not been written in Urdu stands behind all that have.
/// </summary>
public static class UrduOrder
{
    /// <summary>The most characters of a key: what is alike so far is hardly told apart by its end.</summary>
    public const int KeyMaxLength = 40;

    private const string Alphabet = "اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے";

    // Letters of Pashto, Sindhi and Kashmiri, each with the Urdu one that it is kin to.
    private const string Kin = "ٲآٻبڀبڦپٿتٺتټٹٽٹڄجڃجځجڇچڅچڌدډڈڊڈڍڈڏڈړڑڙڑږژښشګگڱگڳگڼنڻن";

    // Folding makes آ one with ا, for people search it so; here it is a letter of its own, and stands in for itself as one that folding leaves alone.
    private const char AlefWithMadda = 'ٲ';

    private const char FirstLatin = ':';
    private const char OtherScript = 'T';
    private const char FirstUrdu = 'U';
    private const char OtherLetter = '}';
    private const char NotInUrdu = '~';

    private const char Block = '\u0600';
    private static readonly char[] OfBlock = Table();

    /// <summary>The key of a name; empty where there is no name at all.</summary>
    /// <param name="name">The name.</param>
    public static string KeyOf(LocalizedText name)
    {
        if (Fold(name.Ur) is { Length: > 0 } urdu) return Key(urdu, isUrdu: true);
        return Fold(name.En) is { Length: > 0 } english ? Key(english, isUrdu: false) : "";
    }

    /// <summary>Whether a text can be a key.</summary>
    /// <param name="text">A text.</param>
    public static bool IsKey(string text) => text.Length <= KeyMaxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', NotInUrdu);

    private static string Fold(string text)
    {
        if (text.Length == 0) return "";
        return RegisterText.Fold(text.Replace('آ', AlefWithMadda).Replace("ا\u0653", "ٲ", StringComparison.Ordinal));
    }

    private static string Key(string folded, bool isUrdu)
    {
        Span<char> key = stackalloc char[KeyMaxLength];
        var length = 0;
        if (!isUrdu) key[length++] = NotInUrdu;
        foreach (var letter in folded.AsSpan(0, Math.Min(folded.Length, KeyMaxLength - length))) key[length++] = Of(letter);
        return key[..length].TrimEnd(' ').ToString();
    }

    private static char Of(char letter) => letter switch
    {
        ' ' or (>= '0' and <= '9') => letter,
        >= 'a' and <= 'z' => (char)(FirstLatin + letter - 'a'),
        < Block => OtherScript,
        _ => letter - Block < OfBlock.Length ? OfBlock[letter - Block] : OtherLetter,
    };

    private static char[] Table()
    {
        var table = new char[0x100];
        Array.Fill(table, OtherLetter);
        for (var i = 0; i < Alphabet.Length; i++) table[Alphabet[i] - Block] = (char)(FirstUrdu + i);
        for (var i = 0; i < Kin.Length; i += 2) table[Kin[i] - Block] = table[Kin[i + 1] - Block];
        return table;
    }
}
