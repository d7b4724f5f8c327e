using System.Diagnostics.CodeAnalysis;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Bls;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>
/// A subnet's public key: a point of BLS12-381 wrapped in DER (Interface Specification, "Certification", section "Certificate"). The key of the root
/// subnet is what a whole network is known by.
/// </summary>
public sealed class SubnetKey
{
    private static readonly byte[] Prefix = Convert.FromHexString("308182301d060d2b0601040182dc7c0503010201060c2b0601040182dc7c05030201036100");

    private readonly BlsPublicKey _key;

    private SubnetKey(ReadOnlySpan<byte> der, BlsPublicKey key) => (Der, RootSubnet, _key) = (der.ToArray(), Principal.SelfAuthenticating(der), key);

    /// <summary>The root key of the public Internet Computer.</summary>
    public static SubnetKey Mainnet { get; } = Parse(Convert.FromHexString(
        "308182301d060d2b0601040182dc7c0503010201060c2b0601040182dc7c05030201036100814c0e6ec71fab583b08bd81373c255c3c371b2e84863c98a4f1e08b74235d14"
        + "fb5d9c0cd546d9685f913a0c0b2cc5341583bf4b4392e467db96d65b9bb4cb717112f8472e0d5a4d14505ffd7484b01291091c5f87b98883463f98091a0baaae"));

    /// <summary>The key in DER, 133 bytes.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>The root subnet of the network whose root key this is. Only root subnets are surely named after the key they have now.</summary>
    public Principal RootSubnet { get; }

    /// <summary>A key that is known to be one; anything else is a bug or a wrong setting.</summary>
    /// <param name="der">The key in DER.</param>
    public static SubnetKey Parse(ReadOnlySpan<byte> der) => TryParse(der, out var key) ? key : throw new ArgumentException("Not a subnet's public key in DER.", nameof(der));

    /// <summary>Reads a key.</summary>
    /// <param name="der">The key in DER.</param>
    /// <param name="key">The key.</param>
    public static bool TryParse(ReadOnlySpan<byte> der, [NotNullWhen(true)] out SubnetKey? key)
    {
        key = der.StartsWith(Prefix) && BlsPublicKey.TryDecode(der[Prefix.Length..], out var point) ? new SubnetKey(der, point) : null;
        return key is not null;
    }

    /// <summary>The DER form of a key.</summary>
    /// <param name="point">The key's point, 96 bytes.</param>
    internal static byte[] ToDer(ReadOnlySpan<byte> point) => [.. Prefix, .. point];

    /// <summary>Whether this key signed a certificate's tree.</summary>
    /// <param name="certificate">The certificate.</param>
    internal bool Signed(Certificate certificate) => _key.Verifies(certificate.SignedMessage(), certificate.Signature.Span);
}
