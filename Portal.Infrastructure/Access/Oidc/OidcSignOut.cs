using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>Signing out at the provider too (OpenID Connect RP-Initiated Logout 1.0).</summary>
public sealed class OidcSignOut
{
    private readonly OidcProviders _providers;
    private readonly OidcDirectory _directory;

    internal OidcSignOut(OidcProviders providers, OidcDirectory directory) => (_providers, _directory) = (providers, directory);

    /// <summary>Where to send the browser; null where the provider is gone, down, or has no such address: signing out here is enough then.</summary>
    /// <param name="providerKey">The provider of the session that has ended.</param>
    /// <param name="idToken">Its ID token; without it most providers ask the person first.</param>
    /// <param name="back">Where the provider sends the browser afterwards.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<string?> AddressAsync(string providerKey, string? idToken, string back, CancellationToken ct)
    {
        if (_providers.Find(providerKey) is not { } provider) return null;
        try
        {
            if ((await _directory.GetAsync(provider, ct)).Metadata.EndSessionEndpoint is not { } endpoint) return null;
            var parameters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["client_id"] = provider.ClientId, ["post_logout_redirect_uri"] = back };
            if (idToken is not null) parameters["id_token_hint"] = idToken;
            return QueryHelpers.AddQueryString(endpoint.OriginalString, parameters);
        }
        catch (OidcUnavailableException)
        {
            return null;
        }
    }
}
