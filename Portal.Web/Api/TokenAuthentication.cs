using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Security;
using Portal.Domain.Tokens;

namespace Portal.Web.Api;

/// <summary>
/// Lets a program in by the token in its <c>Authorization</c> header (RFC 6750). A token the portal never gave out is refused
/// from memory; only one whose MAC is right is looked for in the database. Cookies mean nothing here, so that no other site
/// can make a browser act through the API.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ITokenKeys keys, ApiLimits limits, IRequestOrigin origin, ISecurityLog security)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Bearer";

    private const string TokenClaim = "token";
    private const string Before = Name + " ";

    private string? _error;
    private TimeSpan? _wait;

    /// <summary>The token and the person it acts for; null when the request came with none.</summary>
    public static TokenBearer? BearerOf(ClaimsPrincipal user) =>
        user.Identity?.AuthenticationType == Name
        && Guid.TryParse(user.FindFirstValue(TokenClaim), out var token)
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
            ? new TokenBearer(new ApiTokenId(token), new PersonId(person))
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Before, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (TokenFormat.Read(header.AsSpan(Before.Length).Trim(), keys) is not { } presented) return Wrong(null, null, "Tokens.Wrong");
        if (limits.WaitOf(presented.Id) is { } wait)
        {
            _wait = wait;
            if (limits.IsToBeNoted(presented.Id.Short)) security.Record(new SecurityEvent(SecurityEventType.RateLimited, SecurityOutcome.Failure, Subject: "api") { Token = presented.Id.Short });
            return AuthenticateResult.Fail("The token is used too often.");
        }

        var verdict = await Context.RequestServices.GetRequiredService<TokenCheck>().OfAsync(presented, Context.RequestAborted);
        if (verdict.Bearer is not { } bearer) return Wrong(presented, verdict.Person, verdict.Reason);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, bearer.Person.ToString()), new Claim(TokenClaim, bearer.Token.ToString())], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_wait is { } wait)
        {
            Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ApiProblem.WriteAsync(Context, StatusCodes.Status429TooManyRequests, "Api.TooMany");
        }

        Response.Headers.WWWAuthenticate = _error is null ? "Bearer realm=\"portal\"" : "Bearer realm=\"portal\", error=\"invalid_token\"";
        return ApiProblem.WriteAsync(Context, StatusCodes.Status401Unauthorized, _error is null ? "Api.NoToken" : "Api.WrongToken");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ApiProblem.WriteAsync(Context, StatusCodes.Status403Forbidden, "Common.Forbidden");

    // Why a token is refused is told to the log, not to whoever presents it.
    private AuthenticateResult Wrong(PresentedToken? token, PersonId? person, string? reason)
    {
        _error = reason;
        var network = origin.Current;
        _wait = limits.WaitOf(network.Prefix ?? "");
        if (_wait is null)
        {
            security.Record(new SecurityEvent(SecurityEventType.TokenRefused, SecurityOutcome.Failure, person, Subject: token?.Id.Code) { Token = token?.Id.Short, Reason = reason, From = network });
        }
        else if (limits.IsToBeNoted(network.Prefix ?? ""))
        {
            security.Record(new SecurityEvent(SecurityEventType.RateLimited, SecurityOutcome.Failure, Subject: "api") { Reason = reason, From = network });
        }

        return AuthenticateResult.Fail("The token does not hold.");
    }
}
