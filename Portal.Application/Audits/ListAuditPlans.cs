using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>All audit plans, by name.</summary>
[Requires(Permissions.Audits.Read)]
public sealed record ListAuditPlansQuery : IQuery<IReadOnlyList<AuditPlanRow>>;

/// <summary>An audit plan in a list.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scope">What is audited.</param>
/// <param name="ScopeOrganisation">Name of the organisation it is narrowed to.</param>
/// <param name="Cron">When; null for on demand only.</param>
/// <param name="IsEnabled">Whether the schedule is followed.</param>
/// <param name="NextRunAt">When it runs next, in UTC; null if nothing is scheduled.</param>
/// <param name="OpenRun">The run that is under way.</param>
public sealed record AuditPlanRow(
    AuditPlanId Id, LocalizedText Name, AuditScope Scope, LocalizedText? ScopeOrganisation, string? Cron, bool IsEnabled, DateTimeOffset? NextRunAt, AuditRunId? OpenRun);

internal sealed class ListAuditPlansHandler(IPortalDb db, IJobScheduler scheduler, TimeProvider clock)
    : IRequestHandler<ListAuditPlansQuery, Result<IReadOnlyList<AuditPlanRow>>>
{
    public async Task<Result<IReadOnlyList<AuditPlanRow>>> Handle(ListAuditPlansQuery request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var plans = await db.AuditPlans.AsNoTracking().OrderBy(p => p.Name.En).ToListAsync(cancellationToken);
        var open = await db.AuditRuns.Where(r => r.IsOpen == true).Select(r => new { r.PlanId, r.Id }).ToDictionaryAsync(r => r.PlanId, r => r.Id, cancellationToken);
        var wanted = plans.Where(p => p.Scope.Organisation is not null).Select(p => p.Scope.Organisation!.Value).Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => wanted.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        return Result.Of<IReadOnlyList<AuditPlanRow>>([.. plans.Select(p => new AuditPlanRow(
            p.Id,
            p.Name,
            p.Scope,
            p.Scope.Organisation is { } organisation ? names.GetValueOrDefault(organisation) : null,
            p.Cron,
            p.IsEnabled,
            p is { IsEnabled: true, Cron: { } cron } ? scheduler.NextAfter(cron, now) : null,
            open.TryGetValue(p.Id, out var run) ? run : null))]);
    }
}
