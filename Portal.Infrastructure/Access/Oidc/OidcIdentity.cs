namespace Portal.Infrastructure.Access.Oidc;

/// <summary>Somebody whom a provider has vouched for; whether they may come in is the portal's own decision.</summary>
/// <param name="ProviderKey">The provider.</param>
/// <param name="Subject">The person's name there.</param>
public sealed record OidcIdentity(string ProviderKey, string Subject)
{
    /// <summary>The e-mail address, where there is one.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the provider vouches for the address too.</summary>
    public bool EmailIsVerified { get; init; }

    /// <summary>The name the provider has for the person.</summary>
    public string? Name { get; init; }

    /// <summary>What claim rules look at: values by the claim's name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Claims { get; init; }

    /// <summary>The ID token, for signing out at the provider.</summary>
    public string? IdToken { get; init; }

    /// <summary>For asking the provider again while the session lasts.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Never a token or an address, wherever this record is written.</summary>
    public override string ToString() => $"somebody at {ProviderKey}";

    /// <summary>The identity that checked tokens speak of.</summary>
    internal static OidcIdentity Of(OidcProvider provider, OidcTokens tokens, OidcProviders providers)
    {
        var email = tokens.Claims.One(provider.EmailClaim);
        var vouches = tokens.Claims.Has("email_verified") ? tokens.Claims.One("email_verified") == "true" : provider.TrustEmail;
        return new OidcIdentity(provider.Key, tokens.Subject)
        {
            Email = email,
            // No provider vouches for the people of another one's domains.
            EmailIsVerified = vouches && email is not null && (providers.ForEmail(email) ?? provider) == provider,
            Name = tokens.Claims.One(provider.NameClaim),
            Claims = tokens.Claims.Values,
            IdToken = tokens.IdToken,
            RefreshToken = tokens.RefreshToken,
        };
    }
}

/// <summary>Why a sign-in at a provider came to nothing.</summary>
public enum OidcProblem
{
    /// <summary>The provider cannot be reached or does not work.</summary>
    ProviderDown,

    /// <summary>The provider refused, or what it sent does not hold.</summary>
    Refused,

    /// <summary>The person gave up at the provider.</summary>
    Cancelled,

    /// <summary>The attempt is too old, was used already, or was not begun in this browser.</summary>
    Lapsed,
}

/// <summary>A sign-in that came to nothing; the cause is for the log.</summary>
/// <param name="problem">What to tell the person.</param>
/// <param name="cause">What happened.</param>
public sealed class OidcProblemException(OidcProblem problem, Exception? cause = null) : Exception($"The sign-in came to nothing: {problem}", cause)
{
    /// <summary>What to tell the person.</summary>
    public OidcProblem Problem => problem;
}
