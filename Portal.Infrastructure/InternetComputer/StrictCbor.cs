using System.Formats.Cbor;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>
/// CBOR (RFC 8949, section 4.2.3) as replicas write it, and no other: definite lengths, numbers no longer than needed, keys in order and once, nothing left
/// over, so that hardly a byte can be written otherwise. Every departure is a
/// <see cref="CertificateFormatException"/>; byte strings are parts of the input, so that reading takes no more memory than a small multiple of it.
/// </summary>
internal static class StrictCbor
{
    /// <summary>Reads one whole item.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="bytes">The item, with or without the tag "self-described CBOR".</param>
    /// <param name="verdict">What it is called if it is something else.</param>
    /// <param name="read">Reads the item.</param>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, EvidenceVerdict verdict, Func<CborReader, T> read)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Canonical);
            if (reader.PeekState() == CborReaderState.Tag && reader.ReadTag() != CborTag.SelfDescribeCbor) throw new CertificateFormatException(verdict);
            var item = read(reader);
            return reader.BytesRemaining == 0 ? item : throw new CertificateFormatException(verdict);
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            throw new CertificateFormatException(verdict);
        }
    }

    /// <summary>A list of lists or of bytes, its length being said beforehand.</summary>
    /// <typeparam name="T">What its items are read as.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <param name="read">Reads an item.</param>
    public static List<T> List<T>(CborReader reader, Func<CborReader, T> read)
    {
        var items = new List<T>();
        for (var left = Length(reader.ReadStartArray()); left > 0; left--) items.Add(read(reader));
        reader.ReadEndArray();
        return items;
    }

    /// <summary>A map of texts, its length being said beforehand.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="read">Reads the value of a key; must refuse a key that it does not know.</param>
    public static void Map(CborReader reader, Action<string> read)
    {
        for (var left = Length(reader.ReadStartMap()); left > 0; left--) read(reader.ReadTextString());
        reader.ReadEndMap();
    }

    /// <summary>A principal.</summary>
    /// <param name="reader">The reader.</param>
    public static Principal Principal(CborReader reader) =>
        Portal.Domain.Evidence.Principal.TryFrom(reader.ReadDefiniteLengthByteString().Span, out var principal) ? principal : throw new CborContentException("Too long.");

    private static int Length(int? length) => length ?? throw new CborContentException("Of no definite length.");
}
