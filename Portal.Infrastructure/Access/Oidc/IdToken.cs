using System.Text.Json;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>What is wrong with an ID token.</summary>
internal enum IdTokenFault
{
    /// <summary>It is no compact JSON Web Signature, or says something twice.</summary>
    Malformed,

    /// <summary>It is signed by an algorithm that is not accepted, or not at all.</summary>
    Algorithm,

    /// <summary>The provider has no such key.</summary>
    UnknownKey,

    /// <summary>The signature is not that of the key.</summary>
    Signature,

    /// <summary>Somebody else issued it.</summary>
    Issuer,

    /// <summary>It is meant for another client.</summary>
    Audience,

    /// <summary>It is over.</summary>
    Expired,

    /// <summary>It does not hold yet.</summary>
    NotYetValid,

    /// <summary>It was issued in the future or too long ago, or does not say when.</summary>
    IssuedAt,

    /// <summary>It answers another sign-in.</summary>
    Nonce,

    /// <summary>It does not belong to the access token it came with.</summary>
    AccessToken,

    /// <summary>It does not say whom it is about.</summary>
    Subject,
}

/// <summary>What a checked ID token says.</summary>
/// <param name="Subject">The person's name at the provider: unique there, never given again.</param>
/// <param name="Claims">All it says.</param>
internal sealed record IdToken(string Subject, JsonElement Claims);

/// <summary>What an ID token must fit.</summary>
/// <param name="Provider">The provider it was asked from.</param>
/// <param name="Nonce">The number that was sent when the person signed in; null where it is not known.</param>
/// <param name="AccessToken">The access token it came with.</param>
/// <param name="Now">The moment.</param>
internal sealed record IdTokenExpectation(OidcProvider Provider, string? Nonce, string? AccessToken, DateTimeOffset Now)
{
    /// <summary>It came with a refresh token: it may leave the number out, but must not bear another (Core 1.0, section 12.2).</summary>
    public bool IsRenewed { get; init; }
}
