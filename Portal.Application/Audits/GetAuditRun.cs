using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>How a run stands: cheap enough to be asked every second.</summary>
/// <param name="Id">The run.</param>
/// <param name="Notes">Lines of the log wanted, newest first.</param>
[Requires(Permissions.Audits.Read)]
public sealed record GetAuditRunQuery(AuditRunId Id, int Notes = 8) : IQuery<AuditRunDetail>;

/// <summary>An audit run.</summary>
/// <param name="Run">Its figures.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="Scope">What is audited.</param>
/// <param name="PolicyNumber">Number of the policy version; null before it began.</param>
/// <param name="Obligations">Obligations checked; null before it began.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Blocks">Blocks written.</param>
/// <param name="Failures">Services failing by obligation, most first.</param>
/// <param name="FindingsHash">SHA-256 over its findings.</param>
/// <param name="Heartbeat">When the worker last wrote, in UTC.</param>
/// <param name="Notes">The end of the log, newest first.</param>
/// <param name="StartLeaf">Ledger entry of its start.</param>
/// <param name="EndLeaf">Ledger entry of its end.</param>
/// <param name="Now">The moment of this answer, in UTC.</param>
public sealed record AuditRunDetail(
    AuditRunRow Run,
    AuditPlanId PlanId,
    AuditScope Scope,
    int? PolicyNumber,
    int? Obligations,
    AuditFailure? Failure,
    int Blocks,
    IReadOnlyList<ObligationFailures> Failures,
    string FindingsHash,
    DateTimeOffset Heartbeat,
    IReadOnlyList<AuditNote> Notes,
    long? StartLeaf,
    long? EndLeaf,
    DateTimeOffset Now);

/// <summary>How many services fail an obligation.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Count">Services failing.</param>
public readonly record struct ObligationFailures(string ObligationId, int Count);

internal sealed class GetAuditRunHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<GetAuditRunQuery, Result<AuditRunDetail>>
{
    public async Task<Result<AuditRunDetail>> Handle(GetAuditRunQuery request, CancellationToken cancellationToken)
    {
        var run = await db.AuditRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken);
        if (run is null) return Error.NotFound;
        var row = await db.AuditRuns.AsNoTracking().Where(r => r.Id == request.Id)
            .Join(db.AuditPlans, r => r.PlanId, p => p.Id, AuditRunRow.Projection)
            .SingleAsync(cancellationToken);
        var notes = await db.AuditNotes.AsNoTracking().Where(n => n.RunId == request.Id)
            .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Math.Clamp(request.Notes, 0, PageRequest.MaxTake))
            .ToListAsync(cancellationToken);
        var leaves = await LeavesAsync(run.Code, cancellationToken);
        return new AuditRunDetail(
            row,
            run.PlanId,
            run.Scope,
            run.PolicyNumber,
            await ObligationsAsync(run, cancellationToken),
            run.Failure,
            run.Progress.Blocks,
            [.. run.Progress.Failures.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => new ObligationFailures(f.Key, f.Value))],
            run.Progress.FindingsHash,
            run.Progress.Heartbeat,
            notes,
            leaves.GetValueOrDefault("audit.started"),
            run.EndedAt is null ? null : leaves.GetValueOrDefault("audit." + run.State.ToString().ToLowerInvariant()),
            clock.GetUtcNow());
    }

    private async Task<int?> ObligationsAsync(AuditRun run, CancellationToken ct)
    {
        if (run.PolicyNumber is not { } number) return null;
        var policy = await db.PolicyVersions.AsNoTracking().SingleAsync(p => p.Number == number, ct);
        return policy.Obligations.Count(o => (o.Mask & run.Scope.ObligationMask) != 0);
    }

    private async Task<Dictionary<string, long?>> LeavesAsync(string code, CancellationToken ct)
    {
        var entries = await db.LedgerEntries.Where(e => e.Subject == code)
            .Join(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.Type, l.Index })
            .ToListAsync(ct);
        return entries.GroupBy(e => e.Type).ToDictionary(g => g.Key, g => (long?)g.Max(e => e.Index));
    }
}
