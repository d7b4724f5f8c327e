using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>A public key that a provider signs with. Only RSA of 2048 bits and more and the curve P-256: a shared secret is none.</summary>
internal sealed class OidcKey
{
    private const int LeastRsaBits = 2048;
    private const int MostRsaBits = 8192;
    private const int P256Bytes = 32;

    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _ec;

    private OidcKey(string? id, string? algorithm, RSAParameters? rsa, ECParameters? ec) => (Id, Algorithm, _rsa, _ec) = (id, algorithm, rsa, ec);

    /// <summary>The name a token's header calls it by.</summary>
    public string? Id { get; }

    /// <summary>The one algorithm it is for; null where the provider does not say.</summary>
    public string? Algorithm { get; }

    /// <summary>The keys of a set (RFC 7517) that tokens may be signed with; what is unknown or too weak is left out.</summary>
    public static IReadOnlyList<OidcKey> ReadSet(JsonElement set) =>
        set.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array ? [.. keys.EnumerateArray().Select(Read).OfType<OidcKey>()] : [];

    /// <summary>Whether the key can have made a signature by this algorithm.</summary>
    public bool IsFor(string algorithm) => (Algorithm is null || Algorithm == algorithm) && algorithm switch
    {
        SigningAlgorithms.Rs256 or SigningAlgorithms.Ps256 => _rsa is not null,
        SigningAlgorithms.Es256 => _ec is not null,
        _ => false,
    };

    /// <summary>Whether the signature over the data was made with this key.</summary>
    public bool Verifies(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (!IsFor(algorithm)) return false;
        if (_ec is { } curve)
        {
            using var ec = ECDsa.Create(curve);
            return signature.Length == 2 * P256Bytes && ec.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = RSA.Create(_rsa!.Value);
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, algorithm == SigningAlgorithms.Ps256 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }

    private static OidcKey? Read(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object || (key.Has("use") && key.Text("use") != "sig")) return null;
        if (key.Has("key_ops") && key.Texts("key_ops")?.Contains("verify", StringComparer.Ordinal) != true) return null;
        return key.Text("kty") switch
        {
            "RSA" when Rsa(key) is { } rsa => new OidcKey(key.Text("kid"), key.Text("alg"), rsa, null),
            "EC" when Ec(key) is { } ec => new OidcKey(key.Text("kid"), key.Text("alg"), null, ec),
            _ => null,
        };
    }

    private static RSAParameters? Rsa(JsonElement key)
    {
        if (Base64UrlText.Decode(key.Text("n")) is not { } modulus || Base64UrlText.Decode(key.Text("e")) is not { Length: > 0 and <= 8 } exponent) return null;
        var bits = modulus.Length * 8;
        if (bits < LeastRsaBits || bits > MostRsaBits || modulus[0] == 0 || (exponent.Length == 1 && exponent[0] < 3)) return null;
        var parameters = new RSAParameters { Modulus = modulus, Exponent = exponent };
        return IsUsable(() => RSA.Create(parameters)) ? parameters : null;
    }

    private static ECParameters? Ec(JsonElement key)
    {
        if (key.Text("crv") != "P-256") return null;
        if (Base64UrlText.Decode(key.Text("x")) is not { Length: P256Bytes } x || Base64UrlText.Decode(key.Text("y")) is not { Length: P256Bytes } y) return null;
        var parameters = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } };
        return IsUsable(() => ECDsa.Create(parameters)) ? parameters : null;
    }

    // A point that is not on its curve is found only when the key is made.
    private static bool IsUsable(Func<AsymmetricAlgorithm> make)
    {
        try
        {
            make().Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>The signature algorithms that are accepted (RFC 7518). Never <c>none</c>, and never one with a shared secret.</summary>
internal static class SigningAlgorithms
{
    public const string Rs256 = "RS256";
    public const string Ps256 = "PS256";
    public const string Es256 = "ES256";

    public static IReadOnlyList<string> All { get; } = [Rs256, Ps256, Es256];
}
