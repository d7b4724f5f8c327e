using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Whether an emergency session is open now, and why; null when none is.</summary>
[Requires(Permissions.Administration.ReadPeople)]
public sealed record GetBreakGlassQuery : IQuery<BreakGlassView?>;

/// <summary>An emergency session that is open.</summary>
/// <param name="Reason">Why it was opened.</param>
/// <param name="Until">When it ends at the latest, in UTC.</param>
public sealed record BreakGlassView(string Reason, DateTimeOffset Until);

internal sealed class GetBreakGlassHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<GetBreakGlassQuery, Result<BreakGlassView?>>
{
    public async Task<Result<BreakGlassView?>> Handle(GetBreakGlassQuery request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Result.Of(await db.BreakGlassPasses.AsNoTracking()
            .Join(db.Sessions.Where(s => s.EndedAt == null && s.IdleExpiresAt > now && s.ExpiresAt > now), p => p.SessionId, s => s.Id, (p, s) => new { p.Reason, s.ExpiresAt })
            .OrderByDescending(o => o.ExpiresAt)
            .Select(o => new BreakGlassView(o.Reason, o.ExpiresAt))
            .FirstOrDefaultAsync(cancellationToken));
    }
}
