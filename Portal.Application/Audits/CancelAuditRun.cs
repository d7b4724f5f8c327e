using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>Stops a run; its worker heeds it within a block.</summary>
/// <param name="Id">The run.</param>
[Requires(Permissions.Audits.Manage)]
public sealed record CancelAuditRunCommand(AuditRunId Id) : ICommand;

internal sealed class CancelAuditRunHandler(IPortalDb db, Caller caller, TimeProvider clock, AuditFeed feed, AfterCommit afterCommit) : IRequestHandler<CancelAuditRunCommand, Result>
{
    public async Task<Result> Handle(CancelAuditRunCommand request, CancellationToken cancellationToken)
    {
        if (await db.AuditRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } run) return Error.NotFound;
        afterCommit.Do(_ => Task.Run(() => feed.Publish(request.Id), CancellationToken.None));
        return run.Cancel(caller.Actor, clock.GetUtcNow());
    }
}
