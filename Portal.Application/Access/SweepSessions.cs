using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Access;

/// <summary>Notes the end of sessions that ran out, and forgets those that ended long ago. Two nodes at once: one of them does nothing.</summary>
[Requires(Permissions.Access.KeepSessions)]
public sealed record SweepSessionsCommand : ICommand;

internal sealed class SweepSessionsHandler(IPortalDb db, Caller caller, TimeProvider clock, ISecurityLog security) : IRequestHandler<SweepSessionsCommand, Result>
{
    private const int AtOnce = 200;

    public async Task<Result> Handle(SweepSessionsCommand request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = await db.Sessions.Where(s => s.EndedAt == null && (s.IdleExpiresAt <= now || s.ExpiresAt <= now))
            .OrderBy(s => s.IdleExpiresAt).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var session in over)
        {
            var reason = session.OverBecause(now)!.Value;
            session.End(reason, now);
            await security.EnlistAsync(db, new SecurityEvent(SecurityEventType.SessionEnded, SecurityOutcome.Success, session.PersonId) { Reason = reason.ToString(), From = ClientNetwork.None }, cancellationToken);
        }

        await EndPassesAsync(now, cancellationToken);
        var forgotten = now - SessionKeeper.KeptFor;
        await db.Sessions.Where(s => s.EndedAt != null && s.EndedAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        return Result.Ok;
    }

    // However an emergency session ended, the ledger says so.
    private async Task EndPassesAsync(DateTimeOffset now, CancellationToken ct)
    {
        var used = await db.BreakGlassPasses.Where(p => p.SessionId != null && p.EndedAt == null).ToListAsync(ct);
        foreach (var pass in used)
        {
            var session = await db.Sessions.FindAsync([pass.SessionId!.Value], ct);
            if (session?.OverBecause(now) is not null) pass.End(caller.Actor, now);
        }
    }
}
