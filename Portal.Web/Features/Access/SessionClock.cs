using Microsoft.AspNetCore.Mvc;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Web.Security;
using Portal.Web.Security.Circuits;

namespace Portal.Web.Features.Access;

/// <summary>Tells an open page how long its session goes on, and lets the person stay. The browser half is <c>session.js</c>.</summary>
/// <param name="limits">When to warn.</param>
/// <param name="connections">The open pages of this node.</param>
/// <param name="clock">The time.</param>
[Microsoft.AspNetCore.Authorization.AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class SessionClock(SessionLimits limits, OpenConnections connections, TimeProvider clock) : Controller
{
    /// <summary>How the session stands. Asking is no activity: a page asks by itself.</summary>
    [HttpGet("/session/state")]
    public IActionResult State() => HttpContext.Features.Get<SessionStanding>() is { } standing
        ? Json(State(standing.IdleExpiresAt, standing.ExpiresAt, connections.IsFull(standing.Person)))
        : Json(new { open = false, why = SessionCookie.WhyEnded(HttpContext)?.ToString() });

    /// <summary>The person is still there: they said so, or type or point in the page. The longest time stays as it is.</summary>
    /// <param name="useCases">Notes it.</param>
    [HttpPost("/session/stay")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> StayAsync([FromServices] UseCases useCases)
    {
        var end = await useCases.SendAsync(new GetSessionEndQuery(), HttpContext.RequestAborted);
        return end.IsSuccess ? Json(State(end.Value.IdleExpiresAt, end.Value.ExpiresAt, full: false)) : Json(new { open = false, why = (SessionCookie.WhyEnded(HttpContext) ?? SessionEndReason.Idle).ToString() });
    }

    private object State(DateTimeOffset idle, DateTimeOffset longest, bool full)
    {
        var now = clock.GetUtcNow();
        return new { open = true, idle = Seconds(idle - now), longest = Seconds(longest - now), warning = Seconds(limits.Warning), grain = Seconds(limits.Grain) + 1, full };
    }

    private static int Seconds(TimeSpan time) => Math.Max(0, (int)time.TotalSeconds);
}
