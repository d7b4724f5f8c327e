using System.Formats.Cbor;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>Reads certificates (Interface Specification, "Certification", section "Encoding of certificates").</summary>
internal static class CertificateReader
{
    /// <summary>The most bytes of a certificate that are looked at; the largest that mainnet has answered are some 15 kB.</summary>
    public const int MaxBytes = 512 * 1024;

    private const int EmptyTag = 0, ForkTag = 1, LabelledTag = 2, LeafTag = 3, PrunedTag = 4;

    /// <summary>Reads a certificate.</summary>
    /// <param name="bytes">The certificate in CBOR.</param>
    public static Certificate Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes) throw new CertificateFormatException(EvidenceVerdict.TooLarge);
        return StrictCbor.Read(bytes, EvidenceVerdict.Malformed, reader => ReadCertificate(reader, mayDelegate: true));
    }

    /// <summary>Reads a tree that stands alone.</summary>
    /// <param name="bytes">The tree in CBOR.</param>
    public static HashTree ReadTree(ReadOnlyMemory<byte> bytes) => StrictCbor.Read(bytes, EvidenceVerdict.Malformed, ReadTree);

    private static Certificate ReadCertificate(CborReader reader, bool mayDelegate)
    {
        HashTree? tree = null;
        ReadOnlyMemory<byte>? signature = null;
        Delegation? delegation = null;
        StrictCbor.Map(reader, key =>
        {
            switch (key)
            {
                case "tree":
                    tree = ReadTree(reader);
                    break;
                case "signature":
                    signature = reader.ReadDefiniteLengthByteString();
                    break;
                case "delegation" when reader.PeekState() == CborReaderState.Null:
                    reader.ReadNull();
                    break;
                case "delegation":
                    delegation = mayDelegate ? ReadDelegation(reader) : throw new CertificateFormatException(EvidenceVerdict.NestedDelegation);
                    break;
                default:
                    throw Malformed();
            }
        });
        return new Certificate(tree ?? throw Malformed(), signature ?? throw Malformed(), delegation);
    }

    private static Delegation ReadDelegation(CborReader reader)
    {
        Principal? subnet = null;
        Certificate? certificate = null;
        StrictCbor.Map(reader, key =>
        {
            switch (key)
            {
                case "subnet_id":
                    subnet = StrictCbor.Principal(reader);
                    break;
                case "certificate":
                    certificate = StrictCbor.Read(
                        reader.ReadDefiniteLengthByteString(), EvidenceVerdict.Malformed, inner => ReadCertificate(inner, mayDelegate: false));
                    break;
                default:
                    throw Malformed();
            }
        });
        return new Delegation(subnet ?? throw Malformed(), certificate ?? throw Malformed());
    }

    private static HashTree ReadTree(CborReader reader)
    {
        var tree = ReadNode(reader, 1);
        return tree.IsWellFormed() ? tree : throw Malformed();
    }

    private static HashTree ReadNode(CborReader reader, int depth)
    {
        if (depth > HashTree.MaxDepth) throw new CertificateFormatException(EvidenceVerdict.TooDeep);
        var length = reader.ReadStartArray();
        var tag = reader.ReadInt32();
        HashTree node = (tag, length) switch
        {
            (EmptyTag, 1) => new HashTree.Empty(),
            (ForkTag, 3) => new HashTree.Fork(ReadNode(reader, depth + 1), ReadNode(reader, depth + 1)),
            (LabelledTag, 3) => new HashTree.Labelled(reader.ReadDefiniteLengthByteString().ToArray(), ReadNode(reader, depth + 1)),
            (LeafTag, 2) => new HashTree.Leaf(reader.ReadDefiniteLengthByteString()),
            (PrunedTag, 2) when reader.ReadDefiniteLengthByteString() is { Length: HashTree.Pruned.Size } hash => new HashTree.Pruned(hash.ToArray()),
            _ => throw Malformed(),
        };
        reader.ReadEndArray();
        return node;
    }

    private static CertificateFormatException Malformed() => new(EvidenceVerdict.Malformed);
}
