using System.Buffers;
using System.Buffers.Text;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>Base64url as RFC 7515 wants it: no padding, no spaces, and one spelling only for the same bytes.</summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>The bytes, or null where the text is none of ours.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(Alphabet) || text.Length % 4 == 1) return null;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done) return null;
        bytes = bytes[..written];
        return text.SequenceEqual(Encode(bytes)) ? bytes : null;
    }
}
