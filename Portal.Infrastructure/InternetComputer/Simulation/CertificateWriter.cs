using System.Formats.Cbor;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Bls;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>Signs and writes certificates as a subnet does (Interface Specification, "Certification", section "Encoding of certificates").</summary>
internal static class CertificateWriter
{
    /// <summary>A signed certificate in CBOR.</summary>
    /// <param name="tree">Its tree.</param>
    /// <param name="signer">The key that signs it.</param>
    /// <param name="delegation">The subnet that signs and the root subnet's certificate for it; null where that signs itself.</param>
    public static byte[] Write(HashTree tree, BlsSecretKey signer, (Principal Subnet, byte[] Certificate)? delegation = null) => Write(tree, Sign(tree, signer), delegation);

    /// <summary>A certificate in CBOR with a signature that was made before, whether it fits or not.</summary>
    /// <param name="tree">Its tree.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="delegation">The subnet that signs and the root subnet's certificate for it; null where that signs itself.</param>
    public static byte[] Write(HashTree tree, ReadOnlySpan<byte> signature, (Principal Subnet, byte[] Certificate)? delegation = null)
    {
        var writer = new CborWriter();
        writer.WriteTag(CborTag.SelfDescribeCbor);
        writer.WriteStartMap(delegation is null ? 2 : 3);
        writer.WriteTextString("tree");
        Write(writer, tree);
        writer.WriteTextString("signature");
        writer.WriteByteString(signature);
        if (delegation is var (subnet, certificate))
        {
            writer.WriteTextString("delegation");
            writer.WriteStartMap(2);
            writer.WriteTextString("subnet_id");
            writer.WriteByteString(subnet.Bytes);
            writer.WriteTextString("certificate");
            writer.WriteByteString(certificate);
            writer.WriteEndMap();
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    /// <summary>The signature of a tree, however much of it is cut away.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="signer">The key that signs.</param>
    public static byte[] Sign(HashTree tree, BlsSecretKey signer) => signer.Sign(new Certificate(tree, default, null).SignedMessage());

    /// <summary>A list of canister ranges.</summary>
    /// <param name="ranges">The ranges.</param>
    public static byte[] Ranges(params ReadOnlySpan<CanisterRange> ranges)
    {
        var writer = new CborWriter();
        writer.WriteTag(CborTag.SelfDescribeCbor);
        writer.WriteStartArray(ranges.Length);
        foreach (var range in ranges) Principals(writer, range.First, range.Last);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>A list of principals.</summary>
    /// <param name="principals">The principals.</param>
    public static byte[] Principals(params ReadOnlySpan<Principal> principals)
    {
        var writer = new CborWriter();
        writer.WriteTag(CborTag.SelfDescribeCbor);
        Principals(writer, principals);
        return writer.Encode();
    }

    /// <summary>A time, in nanoseconds since 1970 as an unsigned LEB128 number.</summary>
    /// <param name="time">The time.</param>
    public static byte[] Time(DateTimeOffset time) => Leb128.Encode(Nanoseconds.Since1970(time));

    private static void Principals(CborWriter writer, params ReadOnlySpan<Principal> principals)
    {
        writer.WriteStartArray(principals.Length);
        foreach (var principal in principals) writer.WriteByteString(principal.Bytes);
        writer.WriteEndArray();
    }

    private static void Write(CborWriter writer, HashTree tree)
    {
        switch (tree)
        {
            case HashTree.Fork fork:
                Start(1, 3);
                Write(writer, fork.Left);
                Write(writer, fork.Right);
                break;
            case HashTree.Labelled labelled:
                Start(2, 3);
                writer.WriteByteString(labelled.Label);
                Write(writer, labelled.Tree);
                break;
            case HashTree.Leaf leaf:
                Start(3, 2);
                writer.WriteByteString(leaf.Value.Span);
                break;
            case HashTree.Pruned:
                Start(4, 2);
                writer.WriteByteString(tree.Digest());
                break;
            default:
                Start(0, 1);
                break;
        }

        writer.WriteEndArray();

        void Start(int tag, int length)
        {
            writer.WriteStartArray(length);
            writer.WriteInt32(tag);
        }
    }
}
