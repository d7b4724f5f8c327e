using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>Says whether a session is open now, and notes that something was done in it.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The time.</param>
/// <param name="limits">How long sessions last.</param>
public sealed class OpenSessions(IPortalDb db, TimeProvider clock, SessionLimits limits)
{
    /// <summary>The organisation acted for in an open session; null when the session is over or is not the person's.</summary>
    /// <param name="id">The session.</param>
    /// <param name="person">Whose it should be.</param>
    /// <param name="attended">Whether the person did something, which puts the idle end off; a page that looks by itself does not.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<OrganisationId?> FindAsync(SessionId id, PersonId person, bool attended, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == id && s.PersonId == person && s.EndedAt == null && s.IdleExpiresAt > now && s.ExpiresAt > now)
            .Select(s => new { s.OrganisationId, s.LastSeenAt })
            .SingleOrDefaultAsync(ct);
        if (found is null) return null;
        if (attended && now - found.LastSeenAt >= limits.Grain) await StayAsync(id, now, ct);
        return found.OrganisationId;
    }

    // The condition again: a session that ended in between stays ended.
    private Task StayAsync(SessionId id, DateTimeOffset now, CancellationToken ct) => db.Sessions
        .Where(s => s.Id == id && s.EndedAt == null && s.IdleExpiresAt > now)
        .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.IdleExpiresAt, now + limits.Idle), ct);
}
