using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>A worker takes a run up, for the first time or after an interruption, and gets the attempt that fences its writes.</summary>
/// <param name="Id">The run.</param>
[Requires(Permissions.Audits.Work)]
public sealed record BeginAuditRunCommand(AuditRunId Id) : ICommand<int>;

internal sealed class BeginAuditRunHandler(IPortalDb db, IAuditStore store, CurrentPolicy policies, Caller caller, TimeProvider clock)
    : IRequestHandler<BeginAuditRunCommand, Result<int>>
{
    public async Task<Result<int>> Handle(BeginAuditRunCommand request, CancellationToken cancellationToken)
    {
        if (await db.AuditRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } run) return Error.NotFound;
        var now = clock.GetUtcNow();
        if (run.State == AuditRunState.Cancelling)
        {
            run.Progress.TakeUp(now);
            return run.Progress.Attempt;
        }

        if (await policies.FindAsync(cancellationToken) is not { } policy) return AuditErrors.NoPolicy;
        var total = run.StartedAt is null ? await store.CountAsync(run.Scope, cancellationToken) : run.Progress.Total;
        var begun = run.Begin(policy, total, caller.Actor, now);
        return begun.Error is { } refusal ? refusal : run.Progress.Attempt;
    }
}
