using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>
/// Checks an ID token: OpenID Connect Core 1.0, section 3.1.3.7, with the advice of RFC 8725. The key comes from the provider's own
/// set only, never from the token, and the algorithm from our list only.
/// </summary>
internal static class IdTokenValidator
{
    /// <summary>The most characters of a token that is looked at.</summary>
    public const int MaxLength = 32 * 1024;

    private const int SubjectMaxLength = 255;

    // It is used within seconds of being made; one that lay about was not made for this sign-in.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    /// <summary>Checks a token.</summary>
    /// <param name="token">What the provider sent.</param>
    /// <param name="configuration">The provider's name and keys.</param>
    /// <param name="expected">What it must fit.</param>
    public static IdTokenVerdict Validate(string token, OidcConfiguration configuration, IdTokenExpectation expected)
    {
        if (token.Length > MaxLength || token.Split('.') is not [var headerText, var payloadText, var signatureText]) return IdTokenFault.Malformed;
        if (Part(headerText) is not { } header || Part(payloadText) is not { } claims || Base64UrlText.Decode(signatureText) is not { } signature) return IdTokenFault.Malformed;
        // An extension that must be understood is one that we do not understand (RFC 7515, section 4.1.11).
        if (header.Has("crit") || (header.Has("typ") && !string.Equals(header.Text("typ"), "JWT", StringComparison.OrdinalIgnoreCase))) return IdTokenFault.Malformed;
        if (header.Text("alg") is not { } algorithm || !configuration.Metadata.Algorithms.Contains(algorithm, StringComparer.Ordinal)) return IdTokenFault.Algorithm;
        if (header.Has("kid") && header.Text("kid") is null) return IdTokenFault.Malformed;
        if (KeyFor(configuration.Keys, header.Text("kid"), algorithm) is not { } key) return IdTokenFault.UnknownKey;
        if (!key.Verifies(algorithm, Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]), signature)) return IdTokenFault.Signature;
        return Check(claims, configuration.Metadata.Issuer, expected) is { } fault ? fault : new IdToken(claims.Text("sub")!, claims);
    }

    /// <summary>The key that a token's header names; null where it names none.</summary>
    /// <param name="token">What the provider sent.</param>
    public static string? KeyOf(string token) => token.Length <= MaxLength && Part(token.Split('.')[0]) is { } header ? header.Text("kid") : null;

    /// <summary>The number that a token bears, which was checked when it came; null where it bears none.</summary>
    /// <param name="token">A token that was kept.</param>
    public static string? NonceOf(string token) => token.Split('.') is [_, var payload, _] && Part(payload) is { } claims ? claims.Text("nonce") : null;

    private static JsonElement? Part(string text) => Base64UrlText.Decode(text) is { } bytes ? OidcJson.Object(bytes) : null;

    // A token that names no key is only clear where one key can have signed it.
    private static OidcKey? KeyFor(IReadOnlyList<OidcKey> keys, string? id, string algorithm)
    {
        var fitting = keys.Where(k => k.IsFor(algorithm) && (id is null || k.Id == id)).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static IdTokenFault? Check(JsonElement claims, string issuer, IdTokenExpectation expected)
    {
        var (now, skew) = (expected.Now, expected.Provider.ClockSkew);
        if (claims.Text("iss") != issuer) return IdTokenFault.Issuer;
        if (claims.Text("sub") is not { Length: > 0 and <= SubjectMaxLength } subject || subject.Any(char.IsControl)) return IdTokenFault.Subject;
        if (!IsFor(claims, expected.Provider.ClientId)) return IdTokenFault.Audience;
        if (!claims.TryMoment("exp", out var expires) || now >= expires + skew) return IdTokenFault.Expired;
        if (!claims.TryMoment("iat", out var issued) || issued > now + skew || issued < now - skew - MaxAge) return IdTokenFault.IssuedAt;
        if (claims.Has("nbf") && (!claims.TryMoment("nbf", out var from) || from > now + skew)) return IdTokenFault.NotYetValid;
        if (!(expected.IsRenewed && !claims.Has("nonce")) && (expected.Nonce is null || claims.Text("nonce") != expected.Nonce)) return IdTokenFault.Nonce;
        return claims.Has("at_hash") && claims.Text("at_hash") != HashOf(expected.AccessToken) ? IdTokenFault.AccessToken : null;
    }

    private static bool IsFor(JsonElement claims, string client)
    {
        var audiences = claims.Text("aud") is { } one ? [one] : claims.Texts("aud") ?? [];
        if (!audiences.Contains(client, StringComparer.Ordinal)) return false;
        return claims.Has("azp") ? claims.Text("azp") == client : audiences.Count == 1;
    }

    // The left half of the hash that the algorithm uses; each of ours uses SHA-256.
    private static string? HashOf(string? accessToken) => accessToken is null ? null : Base64UrlText.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));
}

/// <summary>A token's content, or what is wrong with it.</summary>
/// <param name="Token">Its content; null where something is wrong.</param>
/// <param name="Fault">What is wrong; null where nothing is.</param>
internal sealed record IdTokenVerdict(IdToken? Token, IdTokenFault? Fault)
{
    public static implicit operator IdTokenVerdict(IdToken token) => new(token, null);

    public static implicit operator IdTokenVerdict(IdTokenFault fault) => new(null, fault);
}
