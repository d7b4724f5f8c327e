using System.Diagnostics.CodeAnalysis;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// A public key of the Internet Computer, prepared to check signatures: BLS with keys in G2 and signatures in G1 (draft-irtf-cfrg-bls-signature,
/// basic scheme; the tag is that of the Internet Computer Interface Specification, "Certification", section "Certificate").
/// </summary>
internal sealed class BlsPublicKey
{
    /// <summary>The tag under which messages are hashed.</summary>
    public const string Domain = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

    private static readonly PreparedG2 NegatedGenerator = new(-G2.Generator);

    private readonly PreparedG2 _key;

    private BlsPublicKey(in CurvePoint<Fp2> point) => _key = new PreparedG2(point);

    /// <summary>Reads a key of 96 bytes; refuses every point that is not a proper member of its group.</summary>
    /// <param name="bytes">The key as it came.</param>
    /// <param name="key">The key.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out BlsPublicKey? key)
    {
        key = G2.TryDecode(bytes, out var point) ? new BlsPublicKey(point) : null;
        return key is not null;
    }

    /// <summary>Whether a signature of 48 bytes is this key's for the message: e(signature, -g2)·e(H(message), key) = 1.</summary>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature as it came.</param>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        G1.TryDecode(signature, out var point)
        && HashToCurve.Hash(message, Domain) is { IsInfinity: false } hashed
        && Pairing.IsProductOne(point, NegatedGenerator, hashed, _key);
}
