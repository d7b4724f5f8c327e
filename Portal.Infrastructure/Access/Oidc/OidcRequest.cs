using Microsoft.AspNetCore.Authentication;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>What the portal keeps of a sign-in until the browser comes back: in the state, which only the portal can read.</summary>
public static class OidcRequest
{
    internal const string Nonce = "nonce";
    internal const string Verifier = "verifier";

    private const string ProviderKey = "provider";
    private const string LoginHint = "login_hint";
    private const string Identity = "identity";

    /// <summary>Properties for a challenge.</summary>
    /// <param name="provider">The provider to sign in at.</param>
    /// <param name="email">What the person typed, for the provider to begin with; null for nothing.</param>
    /// <param name="returnUrl">Where to go then; inside the portal.</param>
    public static AuthenticationProperties Properties(OidcProvider provider, string? email, string returnUrl)
    {
        var properties = new AuthenticationProperties { RedirectUri = returnUrl };
        properties.Items[ProviderKey] = provider.Key;
        properties.SetParameter(LoginHint, email);
        return properties;
    }

    /// <summary>Whom the provider vouched for; only there once a sign-in is complete.</summary>
    /// <param name="properties">The ticket's properties.</param>
    public static OidcIdentity? IdentityOf(AuthenticationProperties? properties) => properties?.GetParameter<OidcIdentity>(Identity);

    /// <summary>Key of the provider that a sign-in was begun at.</summary>
    /// <param name="properties">The properties of its state.</param>
    public static string? ProviderKeyOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(ProviderKey, out var key) == true ? key : null;

    internal static string? LoginHintOf(AuthenticationProperties properties) => properties.GetParameter<string>(LoginHint);

    internal static void Complete(AuthenticationProperties properties, OidcIdentity identity) => properties.SetParameter(Identity, identity);

    // A value is taken out when it is used: it serves once.
    internal static string? Take(AuthenticationProperties properties, string name) => properties.Items.Remove(name, out var value) ? value : null;
}
