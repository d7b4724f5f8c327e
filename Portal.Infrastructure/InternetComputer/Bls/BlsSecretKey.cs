using System.Numerics;
using System.Security.Cryptography;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// A key that signs as a subnet does (draft-irtf-cfrg-bls-signature, basic scheme). For simulated networks and tests only: it is one key rather than
/// shares of many nodes, and it does not take constant time.
/// </summary>
internal sealed class BlsSecretKey
{
    private readonly byte[] _scalar;

    /// <summary>The key that belongs to a seed, always the same one.</summary>
    /// <param name="seed">Any bytes.</param>
    public BlsSecretKey(ReadOnlySpan<byte> seed)
    {
        // Uniform but for 2^-256, and never zero.
        var wide = new BigInteger(SHA512.HashData(seed), isUnsigned: true, isBigEndian: true);
        _scalar = ((wide % (CurveParameter.GroupOrder - 1)) + 1).ToByteArray(isUnsigned: true, isBigEndian: true);
        PublicKey = G2.Encode(G2.Generator.Times(_scalar));
    }

    /// <summary>The public key, 96 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Signs a message.</summary>
    /// <param name="message">The message.</param>
    public byte[] Sign(ReadOnlySpan<byte> message) => G1.Encode(HashToCurve.Hash(message, BlsPublicKey.Domain).Times(_scalar));
}
