using System.Text.RegularExpressions;

namespace Portal.Application.PublicRegister;

/// <summary>Free texts as they are published. A filer may have written somebody's address or number where none belongs; neither leaves the portal.</summary>
internal static partial class PublicWords
{
    /// <summary>Stands where something was left out.</summary>
    public const string LeftOut = "[…]";

    private const int Patience = 250;

    /// <summary>The text without e-mail addresses, telephone numbers and numbers of identity cards.</summary>
    /// <param name="text">What a filer wrote.</param>
    public static string Of(string text) => Number().Replace(Address().Replace(text, LeftOut), LeftOut);

    // Wider than what a mail server takes: what only looks like an address is no loss.
    [GeneratedRegex(@"[\p{L}\p{N}._%+'\-]{1,64}@[\p{L}\p{N}.\-]{1,255}", RegexOptions.None, Patience)]
    private static partial Regex Address();

    // +92 300 1234567, 0300-1234567, (051) 9204567 and cards such as 35202-1234567-1; no shorter one, so that years, codes and amounts stay.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:\+92|0092|0|\(0)[\s\-]?\d{2,3}\)?[\s\-]?\d{6,8}(?!\d)|(?<!\d)\d{5}-\d{7}-\d(?!\d)", RegexOptions.None, Patience)]
    private static partial Regex Number();
}
