using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Web.Security;

/// <inheritdoc />
/// <param name="runner">Starts and ends sessions.</param>
/// <param name="protection">Protects the refresh token.</param>
internal sealed class SignIn(UseCaseRunner runner, IDataProtectionProvider protection) : ISignIn
{
    private readonly IDataProtector _tokens = protection.CreateProtector("Portal.Session.RefreshToken");

    public async Task<Result<SessionId>> SignInAsync(HttpContext http, PersonId person, SignInMethod method, string? providerKey = null, string? refreshToken = null)
    {
        var started = await runner.SendAsync(
            SessionKeeper.Actor,
            new StartSessionCommand(
                person, method, SessionOrigins.Of(http), providerKey, refreshToken is null ? null : _tokens.Protect(refreshToken), http.User.SignedIn()?.Session),
            http.RequestAborted);
        if (started.Error is not null) return started;
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, person.Value.ToString()), new Claim(SessionClaims.Session, started.Value.Value.ToString())],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return started;
    }

    public async Task SignOutAsync(HttpContext http)
    {
        if (http.User.SignedIn() is { } who) await runner.SendAsync(who, new EndSessionCommand(who.Session), http.RequestAborted);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    public string? ReadRefreshToken(string? protectedRefreshToken)
    {
        if (protectedRefreshToken is null) return null;
        try
        {
            return _tokens.Unprotect(protectedRefreshToken);
        }
        catch (CryptographicException)
        {
            // Its key is gone: the provider has to be asked anew.
            return null;
        }
    }
}

/// <summary>What the cookie says: a person and a session, nothing else.</summary>
internal static class SessionClaims
{
    /// <summary>The claim with the session's id.</summary>
    public const string Session = "sid";

    /// <summary>Who signed in; null unless both ids are there.</summary>
    public static SignedIn? SignedIn(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person) && Guid.TryParse(user.FindFirstValue(Session), out var session)
            ? new SignedIn(new PersonId(person), new SessionId(session))
            : null;
}
