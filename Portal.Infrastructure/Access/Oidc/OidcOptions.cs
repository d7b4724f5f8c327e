using Microsoft.AspNetCore.Authentication.OAuth;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>Options of the one scheme for all providers; what differs between providers is in <see cref="OidcProvider"/>.</summary>
public sealed class OidcOptions : OAuthOptions
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "oidc";

    /// <summary>Where every provider sends people back to.</summary>
    public const string Callback = "/signin-oidc";

    /// <inheritdoc />
    public override void Validate()
    {
        // The framework asks for one client and its addresses here; ours come with each provider and are checked there.
        if (!CallbackPath.HasValue) throw new InvalidOperationException("The callback path is missing.");
    }
}
