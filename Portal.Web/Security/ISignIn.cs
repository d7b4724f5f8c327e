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
    /// <param name="providerKey">Configuration key of the identity provider.</param>
    /// <param name="refreshToken">The provider's refresh token; it is kept under data protection.</param>
    /// <returns>A refusal when the person may not sign in; no cookie is issued then.</returns>
    Task<Result<SessionId>> SignInAsync(HttpContext http, PersonId person, SignInMethod method, string? providerKey = null, string? refreshToken = null);

    /// <summary>Ends the session, everywhere it is open, and takes the cookie back.</summary>
    /// <param name="http">The request.</param>
    Task SignOutAsync(HttpContext http);

    /// <summary>The provider's refresh token of a session as it came; null when it cannot be read any more.</summary>
    /// <param name="protectedRefreshToken">What the session keeps.</param>
    string? ReadRefreshToken(string? protectedRefreshToken);
}
