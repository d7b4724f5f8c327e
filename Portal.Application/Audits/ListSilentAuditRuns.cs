using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>Runs that are open though no worker has written for a while: their node died, or nobody woke one.</summary>
[Requires(Permissions.Audits.Work)]
public sealed record ListSilentAuditRunsQuery : IQuery<IReadOnlyList<AuditRunId>>;

internal sealed class ListSilentAuditRunsHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<ListSilentAuditRunsQuery, Result<IReadOnlyList<AuditRunId>>>
{
    public async Task<Result<IReadOnlyList<AuditRunId>>> Handle(ListSilentAuditRunsQuery request, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - AuditWorker.SilentAfter;
        return await db.AuditRuns.Where(r => r.IsOpen == true && r.Progress.Heartbeat < since).Select(r => r.Id).ToListAsync(cancellationToken);
    }
}
