using System.Security.Cryptography;
using System.Text;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>
/// The hash of a value that does not hang on how it is written (Interface Specification, section "Representation-independent hashing of structured
/// data"). Of the content of a request it is the request's id.
/// </summary>
internal static class RepresentationHash
{
    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static byte[] Of(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <summary>The hash of a text.</summary>
    /// <param name="text">The text.</param>
    public static byte[] Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of a number.</summary>
    /// <param name="number">The number.</param>
    public static byte[] Of(ulong number) => Of(Leb128.Encode(number));

    /// <summary>The hash of a list.</summary>
    /// <param name="items">The hashes of its items.</param>
    public static byte[] OfList(IEnumerable<byte[]> items) => Of([.. items.SelectMany(hash => hash)]);

    /// <summary>The hash of a map.</summary>
    /// <param name="fields">Its keys and the hashes of their values, in any order.</param>
    public static byte[] OfMap(IEnumerable<(string Key, byte[] Value)> fields) =>
        OfList(fields.Select(field => (byte[])[.. Of(field.Key), .. field.Value]).OrderBy(pair => Convert.ToHexString(pair), StringComparer.Ordinal));
}
