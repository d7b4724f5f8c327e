using Portal.Domain.Common;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>An OpenID provider as the configuration names it. Secrets stay here; no page or log shows them.</summary>
/// <param name="Key">Its name in settings, claim rules and people's links, for example <c>entra</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Authority">Its issuer address, under which discovery is found.</param>
/// <param name="ClientId">The portal's name there.</param>
public sealed record OidcProvider(string Key, LocalizedText Name, Uri Authority, string ClientId)
{
    /// <summary>The portal's secret there; null for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The mail domains whose people sign in here, in lower case.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>What is asked for; <c>openid</c> is always among them.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "email"];

    /// <summary>How far the provider's clock may be from ours.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The claim with the e-mail address.</summary>
    public string EmailClaim { get; init; } = "email";

    /// <summary>The claim with the person's name.</summary>
    public string NameClaim { get; init; } = "name";

    /// <summary>The claim with the groups that claim rules look at; asked from the UserInfo endpoint when the ID token lacks it. Null for none.</summary>
    public string? GroupsClaim { get; init; }

    /// <summary>
    /// Whether an address counts as verified when the provider does not say so. Only for a provider whose addresses an administrator
    /// sets, such as Microsoft Entra ID with a single tenant.
    /// </summary>
    public bool TrustEmail { get; init; }

    /// <summary>Whether the provider may be on this machine or in this network.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>Never the secret, wherever this record is written.</summary>
    public override string ToString() => Key;
}
