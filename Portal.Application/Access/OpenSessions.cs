using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;

namespace Portal.Application.Access;

/// <summary>Notes that something was done in an open session, which puts its idle end off.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The time.</param>
/// <param name="limits">How long sessions last.</param>
public sealed class OpenSessions(IPortalDb db, TimeProvider clock, SessionLimits limits)
{
    /// <summary>Whether so much time has gone by that doing something is to be noted.</summary>
    /// <param name="lastSeenAt">When something was last done in a session.</param>
    public bool IsPause(DateTimeOffset lastSeenAt) => clock.GetUtcNow() - lastSeenAt >= limits.Grain;

    /// <summary>Puts the idle end off; within <see cref="SessionLimits.Grain"/> of the last time it does nothing.</summary>
    /// <param name="id">The session.</param>
    /// <param name="lastSeenAt">When something was last done in it.</param>
    /// <param name="ct">Cancels.</param>
    public Task StayAsync(SessionId id, DateTimeOffset lastSeenAt, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!IsPause(lastSeenAt)) return Task.CompletedTask;

        // The condition again: a session that ended in between stays ended.
        return db.Sessions
            .Where(s => s.Id == id && s.EndedAt == null && s.IdleExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.IdleExpiresAt, now + limits.Idle), ct);
    }
}
