using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>Has the rest of a failed run done.</summary>
/// <param name="Id">The run.</param>
[Requires(Permissions.Audits.Manage)]
public sealed record RerunAuditRunCommand(AuditRunId Id) : ICommand;

internal sealed class RerunAuditRunHandler(IPortalDb db, Caller caller, TimeProvider clock, IJobScheduler scheduler, AfterCommit afterCommit)
    : IRequestHandler<RerunAuditRunCommand, Result>
{
    public async Task<Result> Handle(RerunAuditRunCommand request, CancellationToken cancellationToken)
    {
        if (await db.AuditRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } run) return Error.NotFound;
        if (await db.AuditRuns.AnyAsync(r => r.PlanId == run.PlanId && r.IsOpen == true, cancellationToken)) return AuditErrors.AlreadyRunning;
        afterCommit.Do(ct => scheduler.TriggerRunAsync(request.Id, ct));
        return run.Rerun(caller.Actor, clock.GetUtcNow());
    }
}
