using System.Linq.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>Audit runs, newest first.</summary>
/// <param name="Page">Which part of the list.</param>
/// <param name="PlanId">Only runs of this plan.</param>
[Requires(Permissions.Audits.Read)]
public sealed record ListAuditRunsQuery(PageRequest Page, AuditPlanId? PlanId = null) : IQuery<Page<AuditRunRow>>;

/// <summary>An audit run in a list.</summary>
/// <param name="Id">The run.</param>
/// <param name="Code">Its code.</param>
/// <param name="PlanName">Name of its plan.</param>
/// <param name="State">Where it stands.</param>
/// <param name="QueuedAt">When it was asked for, in UTC.</param>
/// <param name="StartedAt">When it began, in UTC.</param>
/// <param name="EndedAt">When it ended, in UTC.</param>
/// <param name="Total">Services in its scope.</param>
/// <param name="Pass">Services that met every obligation of the scope.</param>
/// <param name="Waived">Services whose only failures are waived.</param>
/// <param name="Undetermined">Services with a fact missing.</param>
/// <param name="Fail">Services that fail an obligation.</param>
/// <param name="NotApplicable">Services that no obligation of the scope concerns.</param>
/// <param name="Opened">Findings opened.</param>
/// <param name="Closed">Findings closed.</param>
public sealed record AuditRunRow(
    AuditRunId Id,
    string Code,
    LocalizedText PlanName,
    AuditRunState State,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    int Total,
    int Pass,
    int Waived,
    int Undetermined,
    int Fail,
    int NotApplicable,
    int Opened,
    int Closed)
{
    /// <summary>Services checked.</summary>
    public int Done => Pass + Waived + Undetermined + Fail + NotApplicable;

    /// <summary>A run with its plan as a row.</summary>
    internal static Expression<Func<AuditRun, AuditPlan, AuditRunRow>> Projection { get; } = (r, p) => new AuditRunRow(
        r.Id, r.Code, p.Name, r.State, r.QueuedAt, r.StartedAt, r.EndedAt,
        r.Progress.Total, r.Progress.Pass, r.Progress.Waived, r.Progress.Undetermined, r.Progress.Fail, r.Progress.NotApplicable, r.Progress.Opened, r.Progress.Closed);
}

internal sealed class ListAuditRunsHandler(IPortalDb db) : IRequestHandler<ListAuditRunsQuery, Result<Page<AuditRunRow>>>
{
    public async Task<Result<Page<AuditRunRow>>> Handle(ListAuditRunsQuery request, CancellationToken cancellationToken)
    {
        var page = request.Page.Bounded;
        var runs = db.AuditRuns.AsNoTracking().Where(r => request.PlanId == null || r.PlanId == request.PlanId);
        var total = await runs.CountAsync(cancellationToken);
        var rows = await runs.OrderByDescending(r => r.QueuedAt).Skip(page.Skip).Take(page.Take)
            .Join(db.AuditPlans, r => r.PlanId, p => p.Id, AuditRunRow.Projection)
            .ToListAsync(cancellationToken);
        return new Page<AuditRunRow>([.. rows.OrderByDescending(r => r.QueuedAt)], total);
    }
}
