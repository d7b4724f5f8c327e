using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>Starts a run of a plan now.</summary>
/// <param name="Id">Made by the caller, so that a second click starts nothing twice.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="BySchedule">The plan's schedule asks, not a person.</param>
[Requires(Permissions.Audits.Manage)]
public sealed record StartAuditRunCommand(AuditRunId Id, AuditPlanId PlanId, bool BySchedule = false) : ICommand;

internal sealed class StartAuditRunHandler(IPortalDb db, IAuditStore store, Caller caller, TimeProvider clock, IJobScheduler scheduler, AfterCommit afterCommit)
    : IRequestHandler<StartAuditRunCommand, Result>
{
    public async Task<Result> Handle(StartAuditRunCommand request, CancellationToken cancellationToken)
    {
        if (await db.AuditRuns.AnyAsync(r => r.Id == request.Id, cancellationToken)) return Result.Ok;
        var plan = await db.AuditPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PlanId, cancellationToken);
        if (plan is null) return Error.NotFound;
        if (request.BySchedule && !plan.IsEnabled) return AuditErrors.PlanPaused;
        if (await db.AuditRuns.AnyAsync(r => r.PlanId == plan.Id && r.IsOpen == true, cancellationToken)) return AuditErrors.AlreadyRunning;

        var year = clock.TodayInPakistan().Year;
        var number = await store.TakeNumbersAsync(AuditSerial.OfRuns(year), 1, cancellationToken);
        db.AuditRuns.Add(AuditRun.Queue(request.Id, AuditSerial.RunCode(year, number), plan, request.BySchedule, caller.Actor, clock.GetUtcNow()));
        afterCommit.Do(ct => scheduler.TriggerRunAsync(request.Id, ct));
        return Result.Ok;
    }
}
