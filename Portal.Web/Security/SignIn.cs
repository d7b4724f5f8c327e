using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Infrastructure.Access;

namespace Portal.Web.Security;

/// <inheritdoc />
/// <param name="runner">Starts and ends sessions.</param>
/// <param name="vault">Protects the provider's tokens.</param>
internal sealed class SignIn(UseCaseRunner runner, TokenVault vault) : ISignIn
{
    public async Task<Result<SessionId>> SignInAsync(HttpContext http, PersonId person, SignInMethod method, ProviderTokens? provider = null, string? pass = null)
    {
        var started = await runner.SendAsync(
            SessionKeeper.Actor,
            new StartSessionCommand(
                person,
                method,
                SessionOrigins.Of(http),
                provider?.ProviderKey,
                vault.Protect(provider?.RefreshToken, Session.RefreshTokenMaxLength),
                vault.Protect(provider?.IdToken, Session.IdTokenMaxLength),
                http.User.SignedIn()?.Session,
                pass),
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
