using System.Text.Json;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>What a provider says of itself (OpenID Connect Discovery 1.0), as far as the portal uses it.</summary>
internal sealed record OidcMetadata
{
    /// <summary>Its name, which every token must bear letter for letter.</summary>
    public required string Issuer { get; init; }

    public required Uri AuthorizationEndpoint { get; init; }

    public required Uri TokenEndpoint { get; init; }

    public required Uri KeysAddress { get; init; }

    /// <summary>Null where it has none.</summary>
    public Uri? UserInfoEndpoint { get; init; }

    /// <summary>Null where people cannot be signed out there.</summary>
    public Uri? EndSessionEndpoint { get; init; }

    /// <summary>Whether its answers name it, which keeps providers from being mixed up (RFC 9207).</summary>
    public bool NamesItself { get; init; }

    /// <summary>Whether the client's secret goes into the form rather than into a header.</summary>
    public bool SecretInForm { get; init; }

    /// <summary>The algorithms its ID tokens may be signed by: ours and its own.</summary>
    public required IReadOnlyList<string> Algorithms { get; init; }

    /// <summary>Reads the discovery document of a provider.</summary>
    /// <param name="json">The document.</param>
    /// <param name="provider">The provider it was asked from.</param>
    /// <exception cref="OidcUnavailableException">It is not that provider's, or lacks what is needed.</exception>
    public static OidcMetadata Read(JsonElement json, OidcProvider provider)
    {
        var issuer = json.Text("issuer");
        // Discovery 1.0, section 4.3: the issuer is the address that was asked; a slash at its end is often mistyped.
        if (issuer is null || issuer.TrimEnd('/') != provider.Authority.OriginalString.TrimEnd('/')) throw new OidcUnavailableException(OidcFault.Issuer);
        if (!json.TryAddress("authorization_endpoint", out var authorization) || !json.TryAddress("token_endpoint", out var token) || !json.TryAddress("jwks_uri", out var keys))
            throw new OidcUnavailableException(OidcFault.Endpoints);
        if (json.Texts("code_challenge_methods_supported") is { } methods && !methods.Contains("S256", StringComparer.Ordinal)) throw new OidcUnavailableException(OidcFault.NoPkce);
        var algorithms = json.Texts("id_token_signing_alg_values_supported") is { } offered ? [.. SigningAlgorithms.All.Intersect(offered, StringComparer.Ordinal)] : SigningAlgorithms.All;
        if (algorithms.Count == 0) throw new OidcUnavailableException(OidcFault.Algorithms);
        var authentication = json.Texts("token_endpoint_auth_methods_supported") ?? ["client_secret_basic"];
        return new OidcMetadata
        {
            Issuer = issuer,
            AuthorizationEndpoint = authorization,
            TokenEndpoint = token,
            KeysAddress = keys,
            UserInfoEndpoint = json.TryAddress("userinfo_endpoint", out var userInfo) ? userInfo : null,
            EndSessionEndpoint = json.TryAddress("end_session_endpoint", out var endSession) ? endSession : null,
            NamesItself = json.TryGetProperty("authorization_response_iss_parameter_supported", out var names) && names.ValueKind == JsonValueKind.True,
            SecretInForm = !authentication.Contains("client_secret_basic", StringComparer.Ordinal) && authentication.Contains("client_secret_post", StringComparer.Ordinal),
            Algorithms = algorithms,
        };
    }
}

/// <summary>What a provider says of itself and the keys it signs with, fetched together.</summary>
/// <param name="Metadata">What it says of itself.</param>
/// <param name="Keys">Its keys.</param>
internal sealed record OidcConfiguration(OidcMetadata Metadata, IReadOnlyList<OidcKey> Keys);

/// <summary>Why a provider cannot be used now.</summary>
public enum OidcFault
{
    /// <summary>It does not answer, or not in time.</summary>
    NoAnswer,

    /// <summary>Its name or one of its addresses leads to a network that may not be reached.</summary>
    AddressRefused,

    /// <summary>What it answers is too large, or not what the protocol says.</summary>
    BadAnswer,

    /// <summary>It calls itself by another name than its configured address.</summary>
    Issuer,

    /// <summary>An endpoint is missing or not encrypted.</summary>
    Endpoints,

    /// <summary>It has no proof key (PKCE with S256).</summary>
    NoPkce,

    /// <summary>It signs by none of the algorithms that are accepted.</summary>
    Algorithms,

    /// <summary>It publishes no key that can be used.</summary>
    NoKeys,
}

/// <summary>A provider cannot be used now; the message is for the log.</summary>
/// <param name="fault">Why.</param>
/// <param name="cause">What happened.</param>
internal sealed class OidcUnavailableException(OidcFault fault, Exception? cause = null) : Exception($"The identity provider cannot be used: {fault}", cause)
{
    public OidcFault Fault => fault;
}
