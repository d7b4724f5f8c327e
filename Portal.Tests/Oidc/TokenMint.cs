using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Domain.Common;
using Portal.Infrastructure.Access.Oidc;

namespace Portal.Tests.Oidc;

/// <summary>Makes ID tokens, right and wrong, as a provider or somebody in its name could.</summary>
internal sealed class TokenMint : IDisposable
{
    public const string Issuer = "https://login.example.org/realm";
    public const string Client = "portal";
    public const string Nonce = "n-0S6_WzA2Mj";

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    public static readonly OidcProvider Provider = new("example", new LocalizedText("Example", "مثال"), new Uri(Issuer), Client) { ClockSkew = TimeSpan.FromSeconds(60) };

    private static readonly JsonSerializerOptions WithoutNull = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public RSA Rsa { get; } = RSA.Create(2048);

    public ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public OidcConfiguration Configuration => With(RsaKey("rsa", Rsa), EcKey("ec", Ec));

    public static Dictionary<string, object?> Header(string algorithm, string? key) => key is null ? new() { ["alg"] = algorithm, ["typ"] = "JWT" } : new() { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = key };

    public static Dictionary<string, object?> Claims(params (string Name, object? Value)[] changes)
    {
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["sub"] = "user-1",
            ["aud"] = Client,
            ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(),
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["nonce"] = Nonce,
        };
        foreach (var (name, value) in changes)
        {
            claims[name] = value;
            if (value is null) claims.Remove(name);
        }

        return claims;
    }

    public static string Encode(string text) => Base64UrlText.Encode(Encoding.UTF8.GetBytes(text));

    public static object RsaKey(string? id, RSA rsa, string? algorithm = null, string? use = "sig")
    {
        var key = rsa.ExportParameters(false);
        return new { kty = "RSA", kid = id, alg = algorithm, use, n = Base64UrlText.Encode(key.Modulus), e = Base64UrlText.Encode(key.Exponent) };
    }

    public static object EcKey(string? id, ECDsa ec)
    {
        var key = ec.ExportParameters(false);
        return new { kty = "EC", crv = "P-256", kid = id, x = Base64UrlText.Encode(key.Q.X), y = Base64UrlText.Encode(key.Q.Y) };
    }

    public static OidcConfiguration With(params object[] keys)
    {
        return new OidcConfiguration(
            new OidcMetadata
            {
                Issuer = Issuer,
                AuthorizationEndpoint = new Uri(Issuer + "/auth"),
                TokenEndpoint = new Uri(Issuer + "/token"),
                KeysAddress = new Uri(Issuer + "/jwks"),
                Algorithms = SigningAlgorithms.All,
            },
            OidcKey.ReadSet(JsonSerializer.SerializeToElement(new { keys }, WithoutNull)));
    }

    public string Rs256(Dictionary<string, object?>? claims = null, Dictionary<string, object?>? header = null) =>
        Sign(JsonSerializer.Serialize(header ?? Header("RS256", "rsa")), JsonSerializer.Serialize(claims ?? Claims()), d => Rsa.SignData(d, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public string Ps256(string algorithm = "PS256") =>
        Sign(JsonSerializer.Serialize(Header(algorithm, "rsa")), JsonSerializer.Serialize(Claims()), d => Rsa.SignData(d, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));

    public string Es256(DSASignatureFormat format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation) =>
        Sign(JsonSerializer.Serialize(Header("ES256", "ec")), JsonSerializer.Serialize(Claims()), d => Ec.SignData(d, HashAlgorithmName.SHA256, format));

    public string Sign(string header, string claims) => Sign(header, claims, d => Rsa.SignData(d, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Sign(string header, string claims, Func<byte[], byte[]> sign)
    {
        var data = $"{Encode(header)}.{Encode(claims)}";
        return $"{data}.{Base64UrlText.Encode(sign(Encoding.ASCII.GetBytes(data)))}";
    }

    public IdTokenVerdict Validate(string token, OidcConfiguration? configuration = null, string? nonce = Nonce, string? accessToken = "access", bool renewed = false) =>
        IdTokenValidator.Validate(token, configuration ?? Configuration, new IdTokenExpectation(Provider, nonce, accessToken, Now) { IsRenewed = renewed });

    public void Dispose()
    {
        Rsa.Dispose();
        Ec.Dispose();
    }
}
