using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Infrastructure.Access.Oidc;
using Portal.Tests.Security;
using Xunit;
using static Portal.Tests.Oidc.TokenMint;

namespace Portal.Tests.Oidc;

/// <summary>Tokens as a provider makes them, and as somebody makes them who wants in.</summary>
public sealed class IdTokenValidatorTests : IDisposable
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private readonly TokenMint _mint = new();

    public void Dispose() => _mint.Dispose();

    [Fact]
    public void Validate_RightToken_IsAcceptedByEachAlgorithm()
    {
        foreach (var token in new[] { _mint.Rs256(), _mint.Ps256(), _mint.Es256() })
        {
            var verdict = _mint.Validate(token);
            Assert.Null(verdict.Fault);
            Assert.Equal("user-1", verdict.Token!.Subject);
        }
    }

    [Fact]
    [Asvs("9.1.1")]
    public void Validate_AnyCharacterChanged_IsRefused()
    {
        var random = new Random(7);
        foreach (var token in new[] { _mint.Rs256(), _mint.Es256() })
        {
            for (var at = 0; at < token.Length; at++)
            {
                var other = Letters[random.Next(Letters.Length)];
                if (other == token[at]) other = other == 'A' ? 'B' : 'A';
                Assert.Null(_mint.Validate(token[..at] + other + token[(at + 1)..]).Token);
            }
        }
    }

    [Fact]
    public void Validate_AnyPieceMovedCutOrDoubled_IsRefused()
    {
        var random = new Random(11);
        var token = _mint.Rs256();
        for (var i = 0; i < 3000; i++)
        {
            var (from, length, to) = (random.Next(token.Length), random.Next(1, 40), random.Next(token.Length));
            var piece = token.Substring(from, Math.Min(length, token.Length - from));
            var changed = (i % 3) switch { 0 => token.Remove(from, piece.Length), 1 => token.Insert(to, piece), _ => token.Remove(from, piece.Length).Insert(Math.Min(to, token.Length - piece.Length), piece) };
            if (changed != token) Assert.Null(_mint.Validate(changed).Token);
        }
    }

    [Theory]
    [Asvs("9.1.2")]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("nOnE")]
    [InlineData("")]
    public void Validate_Unsigned_IsRefused(string algorithm)
    {
        var unsigned = $"{Encode(JsonSerializer.Serialize(Header(algorithm, "rsa")))}.{Encode(JsonSerializer.Serialize(Claims()))}.";
        Assert.Equal(IdTokenFault.Algorithm, _mint.Validate(unsigned).Fault);
        Assert.Equal(IdTokenFault.Malformed, _mint.Validate(unsigned.TrimEnd('.')).Fault);
        Assert.Equal(IdTokenFault.Algorithm, _mint.Validate(unsigned + _mint.Rs256().Split('.')[2]).Fault);
    }

    [Fact]
    [Asvs("9.1.2")]
    public void Validate_SignedWithThePublicKeyAsASecret_IsRefused()
    {
        foreach (var secret in new[] { Encoding.ASCII.GetBytes(_mint.Rsa.ExportSubjectPublicKeyInfoPem()), _mint.Rsa.ExportSubjectPublicKeyInfo(), _mint.Rsa.ExportRSAPublicKey() })
        {
            foreach (var algorithm in new[] { "HS256", "hs256", "RS256" })
            {
                var token = Sign(JsonSerializer.Serialize(Header(algorithm, "rsa")), JsonSerializer.Serialize(Claims()), d => HMACSHA256.HashData(secret, d));
                Assert.Null(_mint.Validate(token).Token);
            }
        }
    }

    [Theory]
    [Asvs("9.1.2")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("ES384")]
    [InlineData("EdDSA")]
    [InlineData("HS512")]
    [InlineData("rs256")]
    public void Validate_AlgorithmNotOnTheList_IsRefused(string algorithm) =>
        Assert.Equal(IdTokenFault.Algorithm, _mint.Validate(_mint.Rs256(header: Header(algorithm, "rsa"))).Fault);

    [Fact]
    public void Validate_AlgorithmTheProviderDoesNotOffer_IsRefused()
    {
        var only = _mint.Configuration;
        Assert.Equal(IdTokenFault.Algorithm, _mint.Validate(_mint.Rs256(), only with { Metadata = only.Metadata with { Algorithms = ["ES256"] } }).Fault);
    }

    [Fact]
    public void Validate_KeyUsedForWhatItIsNot_IsRefused()
    {
        // One algorithm's signature under the other's name, an elliptic key for RSA, a key bound to another algorithm, one for encryption.
        Assert.Equal(IdTokenFault.Signature, _mint.Validate(_mint.Ps256("RS256")).Fault);
        Assert.Equal(IdTokenFault.UnknownKey, _mint.Validate(_mint.Rs256(header: Header("ES256", "rsa"))).Fault);
        Assert.Equal(IdTokenFault.UnknownKey, _mint.Validate(_mint.Rs256(), With(RsaKey("rsa", _mint.Rsa, "PS256"))).Fault);
        Assert.Equal(IdTokenFault.UnknownKey, _mint.Validate(_mint.Rs256(), With(RsaKey("rsa", _mint.Rsa, use: "enc"))).Fault);
        Assert.Equal(IdTokenFault.Signature, _mint.Validate(_mint.Es256(DSASignatureFormat.Rfc3279DerSequence)).Fault);
    }

    [Fact]
    [Asvs("9.1.1")]
    public void Validate_SignedByAStranger_IsRefused()
    {
        using var stranger = new TokenMint();
        Assert.Equal(IdTokenFault.Signature, _mint.Validate(stranger.Rs256()).Fault);
        Assert.Equal(IdTokenFault.UnknownKey, _mint.Validate(stranger.Rs256(header: Header("RS256", "theirs"))).Fault);
        // A key that the token brings along, or points to, is nobody's.
        var brought = Header("RS256", "theirs");
        brought["jwk"] = RsaKey("theirs", stranger.Rsa);
        brought["jku"] = "https://elsewhere.example/jwks";
        Assert.Equal(IdTokenFault.UnknownKey, _mint.Validate(stranger.Rs256(header: brought)).Fault);
    }

    [Fact]
    public void Validate_WeakOrBrokenKey_IsNotEvenRead()
    {
        using var weak = RSA.Create(1024);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Empty(With(RsaKey("rsa", weak)).Keys);
        Assert.Empty(With(new { kty = "oct", kid = "rsa", k = "c2VjcmV0" }, EcKey("x", other), new { kty = "EC", crv = "P-256", kid = "ec", x = new string('A', 43), y = new string('A', 43) }, "text").Keys);
    }

    [Fact]
    public void Validate_KeyNotNamed_IsAcceptedOnlyWhereOneKeyFits()
    {
        var token = _mint.Rs256(header: Header("RS256", null));
        using var second = RSA.Create(2048);
        Assert.NotNull(_mint.Validate(token).Token);
        Assert.Equal(IdTokenFault.UnknownKey, _mint.Validate(token, With(RsaKey("a", _mint.Rsa), RsaKey("b", second))).Fault);
        Assert.Equal(IdTokenFault.UnknownKey, _mint.Validate(_mint.Rs256(), With(RsaKey("rsa", _mint.Rsa), RsaKey("rsa", second))).Fault);
    }

    [Theory]
    [InlineData("""{"alg":"RS256","kid":"rsa","crit":["exp"]}""")]
    [InlineData("""{"alg":"RS256","kid":"rsa","crit":["b64"],"b64":false}""")]
    [InlineData("""{"alg":"none","alg":"RS256","kid":"rsa"}""")]
    [InlineData("""{"alg":"RS256","kid":7}""")]
    [InlineData("""{"alg":"RS256","kid":"rsa","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"RS256","kid":"rsa","x":"\ud800"}""")]
    [InlineData("""{"alg":"RS256","kid":"rsa","\udfff":1}""")]
    [InlineData("""["alg"]""")]
    [InlineData("""{"alg":"RS256",""")]
    public void Validate_OddHeader_IsRefused(string header) => Assert.Equal(IdTokenFault.Malformed, _mint.Validate(_mint.Sign(header, JsonSerializer.Serialize(Claims()))).Fault);

    [Fact]
    public void Validate_OddShape_IsRefused()
    {
        var token = _mint.Rs256();
        foreach (var odd in new[] { "", ".", "..", "...", token + ".", "." + token, token + "=", token + " ", " " + token, token.Replace('.', '/'), token + "." + token, new string('a', 40_000), token + "\0", token + "٣" })
            Assert.Equal(IdTokenFault.Malformed, _mint.Validate(odd).Fault);
        var twice = JsonSerializer.Serialize(Claims()).Replace("{", """{"sub":"admin",""", StringComparison.Ordinal);
        Assert.Equal(IdTokenFault.Malformed, _mint.Validate(_mint.Sign(JsonSerializer.Serialize(Header("RS256", "rsa")), twice)).Fault);
    }

    [Fact]
    [Asvs("9.2.3")]
    public void Validate_WrongIssuerAudienceNonceOrSubject_IsRefused()
    {
        AssertFault(IdTokenFault.Issuer, ("iss", Issuer + "/"));
        AssertFault(IdTokenFault.Issuer, ("iss", "https://elsewhere.example"));
        AssertFault(IdTokenFault.Issuer, ("iss", null));
        AssertFault(IdTokenFault.Audience, ("aud", "other"));
        AssertFault(IdTokenFault.Audience, ("aud", null));
        AssertFault(IdTokenFault.Audience, ("aud", new[] { "other", "another" }));
        AssertFault(IdTokenFault.Audience, ("aud", new object[] { Client, 7 }));
        // Meant for several, it must say that it was made for us.
        AssertFault(IdTokenFault.Audience, ("aud", new[] { Client, "other" }));
        AssertFault(IdTokenFault.Audience, ("aud", new[] { Client, "other" }), ("azp", "other"));
        AssertFault(IdTokenFault.Audience, ("azp", "other"));
        AssertFault(null, ("aud", new[] { Client, "other" }), ("azp", Client));
        AssertFault(null, ("aud", new[] { Client }));
        AssertFault(IdTokenFault.Nonce, ("nonce", "another"));
        AssertFault(IdTokenFault.Nonce, ("nonce", null));
        AssertFault(IdTokenFault.Nonce, ("nonce", Nonce.ToUpperInvariant()));
        AssertFault(IdTokenFault.Subject, ("sub", null));
        AssertFault(IdTokenFault.Subject, ("sub", ""));
        AssertFault(IdTokenFault.Subject, ("sub", 7));
        AssertFault(IdTokenFault.Subject, ("sub", new string('x', 256)));
        AssertFault(IdTokenFault.Subject, ("sub", "a\0b"));
    }

    [Fact]
    public void Validate_WhenRenewed_TakesATokenWithoutNonceOrWithTheFirstOne()
    {
        Assert.NotNull(_mint.Validate(_mint.Rs256(Claims(("nonce", null))), renewed: true).Token);
        Assert.NotNull(_mint.Validate(_mint.Rs256(), renewed: true).Token);
        Assert.Equal(IdTokenFault.Nonce, _mint.Validate(_mint.Rs256(Claims(("nonce", "another"))), renewed: true).Fault);
        Assert.Equal(IdTokenFault.Nonce, _mint.Validate(_mint.Rs256(), nonce: null, renewed: true).Fault);
        Assert.Equal(IdTokenFault.Nonce, _mint.Validate(_mint.Rs256(), nonce: null).Fault);
        Assert.Equal(IdTokenFault.Nonce, _mint.Validate(_mint.Rs256(Claims(("nonce", null))), nonce: null).Fault);
        Assert.Equal(Nonce, IdTokenValidator.NonceOf(_mint.Rs256()));
    }

    [Theory]
    [Asvs("9.2.1")]
    [InlineData("exp", -59, null)]
    [InlineData("exp", -60, IdTokenFault.Expired)]
    [InlineData("iat", 60, null)]
    [InlineData("iat", 61, IdTokenFault.IssuedAt)]
    [InlineData("iat", -660, null)]
    [InlineData("iat", -661, IdTokenFault.IssuedAt)]
    [InlineData("nbf", 60, null)]
    [InlineData("nbf", 61, IdTokenFault.NotYetValid)]
    internal void Validate_AtTheEdgeOfTheClocks_KeepsTheTolerance(string claim, int seconds, IdTokenFault? expected) => AssertFault(expected, (claim, Now.AddSeconds(seconds).ToUnixTimeSeconds()));

    [Fact]
    public void Validate_TimeThatIsNone_IsRefused()
    {
        foreach (var odd in new object?[] { null, "1800000000", -1, 1e300, true })
        {
            AssertFault(IdTokenFault.Expired, ("exp", odd));
            AssertFault(IdTokenFault.IssuedAt, ("iat", odd));
            if (odd is not null) AssertFault(IdTokenFault.NotYetValid, ("nbf", odd));
        }
    }

    [Fact]
    public void Validate_HashOfTheAccessToken_MustFitWhereItIsSaid()
    {
        var right = Base64UrlText.Encode(SHA256.HashData("access"u8).AsSpan(0, 16));
        AssertFault(null, ("at_hash", right));
        AssertFault(IdTokenFault.AccessToken, ("at_hash", right[..^1]));
        AssertFault(IdTokenFault.AccessToken, ("at_hash", 7));
        Assert.Equal(IdTokenFault.AccessToken, _mint.Validate(_mint.Rs256(Claims(("at_hash", right))), accessToken: "stolen").Fault);
        Assert.Equal(IdTokenFault.AccessToken, _mint.Validate(_mint.Rs256(Claims(("at_hash", right))), accessToken: null).Fault);
    }

    private void AssertFault(IdTokenFault? expected, params (string Name, object? Value)[] changes) => Assert.Equal(expected, _mint.Validate(_mint.Rs256(Claims(changes))).Fault);
}
