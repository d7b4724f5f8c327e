using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Web.Security;

/// <summary>The only way a cookie is issued or taken back. Whoever proved who they are gets a session on the server and a cookie that names it.</summary>
public interface ISignIn
{
    /// <summary>Starts a session under a new identifier; the one this browser had ends.</summary>
    /// <param name="http">The request whose answer carries the cookie.</param>
    /// <param name="person">Who.</param>
    /// <param name="method">How they proved it.</param>
    /// <param name="provider">The identity provider's part, where there is one; its tokens are kept under data protection.</param>
    /// <param name="pass">The secret of a one-time pass, for the emergency administrator.</param>
    /// <returns>A refusal when the person may not sign in; no cookie is issued then.</returns>
    Task<Result<SessionId>> SignInAsync(HttpContext http, PersonId person, SignInMethod method, ProviderTokens? provider = null, string? pass = null);

    /// <summary>Ends the session, everywhere it is open, and takes the cookie back.</summary>
    /// <param name="http">The request.</param>
    Task SignOutAsync(HttpContext http);
}

/// <summary>What a session keeps of an identity provider.</summary>
/// <param name="ProviderKey">Configuration key of the provider.</param>
/// <param name="RefreshToken">For asking it again; null where it gave none.</param>
/// <param name="IdToken">For signing out there; null where it is not known.</param>
public sealed record ProviderTokens(string ProviderKey, string? RefreshToken, string? IdToken)
{
    /// <summary>Never a token, wherever this record is written.</summary>
    public override string ToString() => ProviderKey;
}
