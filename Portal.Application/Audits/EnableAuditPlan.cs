using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>Pauses a plan's schedule or follows it again.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Enabled">Whether the schedule is followed from now on.</param>
[Requires(Permissions.Audits.Manage)]
public sealed record EnableAuditPlanCommand(AuditPlanId Id, bool Enabled) : ICommand;

internal sealed class EnableAuditPlanHandler(IPortalDb db, Caller caller, TimeProvider clock, IJobScheduler scheduler, AfterCommit afterCommit)
    : IRequestHandler<EnableAuditPlanCommand, Result>
{
    public async Task<Result> Handle(EnableAuditPlanCommand request, CancellationToken cancellationToken)
    {
        if (await db.AuditPlans.FindAsync([request.Id], cancellationToken) is not { } plan) return Error.NotFound;
        plan.Enable(request.Enabled, caller.Actor, clock.GetUtcNow());
        if (plan.Cron is { } cron) afterCommit.Do(ct => request.Enabled ? scheduler.ScheduleAsync(plan.Id, cron, ct) : scheduler.UnscheduleAsync(plan.Id, ct));
        return Result.Ok;
    }
}
