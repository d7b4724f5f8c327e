using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>
/// Puts approved versions in force whose day has come, and has the whole register judged anew: by one audit run of everything, which
/// writes summaries and findings block by block, survives a restart and shows on the page of audits. However often it is asked, a version
/// takes effect once and has one run.
/// </summary>
[Requires(Permissions.Compliance.KeepPolicy)]
public sealed record EnactPoliciesCommand : ICommand;

internal sealed class EnactPoliciesHandler(IPortalDb db, CurrentPolicy policies, Caller caller, IAuditStore store, IJobScheduler scheduler, TimeProvider time, AfterCommit afterCommit)
    : IRequestHandler<EnactPoliciesCommand, Result>
{
    private static readonly AuditPlanId Plan = new(new Guid("5c2a6e10-0c1e-7f00-9d43-7a0a6f4c1e01"));
    private static readonly LocalizedText PlanName = new("Whole register under a new policy version", "نئے پالیسی نسخے کے تحت پورا رجسٹر");

    public async Task<Result> Handle(EnactPoliciesCommand request, CancellationToken cancellationToken)
    {
        var today = policies.Today;
        var due = await db.PolicyVersions.Where(p => p.State == PolicyState.Approved && p.BasedOn != null && p.TookEffectAt == null && p.EffectiveFrom <= today)
            .OrderBy(p => p.EffectiveFrom).ToListAsync(cancellationToken);
        if (due.Count == 0 || await policies.FindAsync(cancellationToken) is not { } inForce) return Result.Ok;

        // A run that began under another version would write its verdicts over the new ones: it ends first, and this is asked again.
        if (await db.AuditRuns.AnyAsync(r => r.IsOpen == true && (r.PlanId == Plan || (r.PolicyNumber != null && r.PolicyNumber != inForce.Number)), cancellationToken)) return Result.Ok;
        foreach (var version in due) version.TakeEffect(caller.Actor, today, time.GetUtcNow());
        await JudgeAnewAsync(new AuditRunId(inForce.Id.Value), cancellationToken);
        return Result.Ok;
    }

    // The run has the version's own id: it is there or it is not.
    private async Task JudgeAnewAsync(AuditRunId run, CancellationToken ct)
    {
        if (await db.AuditRuns.AnyAsync(r => r.Id == run, ct)) return;
        var now = time.GetUtcNow();
        if (await db.AuditPlans.SingleOrDefaultAsync(p => p.Id == Plan, ct) is not { } plan)
            db.AuditPlans.Add(plan = AuditPlan.Create(Plan, PlanName, AuditScope.Everything, null, caller.Actor, now));
        var year = time.TodayInPakistan().Year;
        var number = await store.TakeNumbersAsync(AuditSerial.OfRuns(year), 1, ct);
        db.AuditRuns.Add(AuditRun.Queue(run, AuditSerial.RunCode(year, number), plan, bySchedule: true, caller.Actor, now));
        afterCommit.Do(done => scheduler.TriggerRunAsync(run, done));
    }
}
