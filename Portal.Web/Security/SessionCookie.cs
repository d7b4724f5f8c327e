using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;

namespace Portal.Web.Security;

/// <summary>Believes a cookie only while the session it names is open, which is asked of the database at every request.</summary>
/// <param name="runner">Asks how sessions stand.</param>
internal sealed class SessionCookie(UseCaseRunner runner) : CookieAuthenticationEvents
{
    private static readonly object Ended = new();

    /// <summary>Why the session of a request is over; null when it is open or there is none.</summary>
    public static SessionEndReason? WhyEnded(HttpContext http) => http.Items[Ended] as SessionEndReason?;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Scripts and pictures are everybody's; asking for each of them would only cost.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        if (context.Principal?.SignedIn() is not { } who)
        {
            context.RejectPrincipal();
            return;
        }

        var standing = (await runner.SendAsync(SessionKeeper.Actor, new CheckSessionsQuery([who.Session]), context.HttpContext.RequestAborted)).Value;
        if (standing.TryGetValue(who.Session, out var found) && found.Person == who.Person && found.Over is null)
        {
            context.HttpContext.Features.Set(found);
            return;
        }

        context.RejectPrincipal();
        context.HttpContext.Items[Ended] = found?.Over ?? SessionEndReason.Expired;
    }

    /// <summary>Whoever may not have something is told so, by status; there is no page to be sent to.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A program wants to be told, not shown a page to sign in at.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var why = WhyEnded(context.HttpContext) is { } reason ? $"&why={reason}" : "";
        context.Response.Redirect(context.RedirectUri + why);
        return Task.CompletedTask;
    }
}
