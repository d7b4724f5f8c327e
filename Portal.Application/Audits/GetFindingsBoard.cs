using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Audits;

/// <summary>The board of a run: findings that it closed, and those open in its scope, in lanes by state.</summary>
/// <param name="Id">The run.</param>
/// <param name="Severity">Only findings this grave.</param>
[Requires(Permissions.Audits.Read)]
public sealed record GetFindingsBoardQuery(AuditRunId Id, Severity? Severity = null) : IQuery<IReadOnlyList<FindingLane>>;

/// <summary>A lane of the board.</summary>
/// <param name="State">The state.</param>
/// <param name="Count">Findings in it.</param>
/// <param name="Cards">The first few, gravest first.</param>
public sealed record FindingLane(FindingState State, int Count, IReadOnlyList<FindingRow> Cards);

internal sealed class GetFindingsBoardHandler(IPortalDb db, Caller caller) : IRequestHandler<GetFindingsBoardQuery, Result<IReadOnlyList<FindingLane>>>
{
    private const int CardsInLane = 3;

    public async Task<Result<IReadOnlyList<FindingLane>>> Handle(GetFindingsBoardQuery request, CancellationToken cancellationToken)
    {
        var run = await db.AuditRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken);
        if (run is null) return Error.NotFound;
        var findings = db.Findings.AsNoTracking().Visible(caller.Actor).Where(f => request.Severity == null || f.Severity == request.Severity);
        var open = InScope(findings.Where(f => f.IsOpen == true), run.Scope);
        var counts = await open.GroupBy(f => f.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var lanes = new List<FindingLane>();
        foreach (var state in Enum.GetValues<FindingState>())
        {
            var lane = state == FindingState.Closed ? findings.Where(f => f.ClosedByRun == run.Id) : open.Where(f => f.State == state);
            var count = state == FindingState.Closed ? await lane.CountAsync(cancellationToken) : counts.GetValueOrDefault(state);
            lanes.Add(new FindingLane(state, count, count == 0 ? [] : await CardsAsync(lane, cancellationToken)));
        }

        return lanes;
    }

    private async Task<IReadOnlyList<FindingRow>> CardsAsync(IQueryable<Finding> lane, CancellationToken ct)
    {
        var ids = await lane.OrderBy(f => f.Severity == Severity.High ? 0 : f.Severity == Severity.Medium ? 1 : 2).ThenByDescending(f => f.OpenedAt).ThenByDescending(f => f.Code)
            .Take(CardsInLane).Select(f => f.Id).ToListAsync(ct);
        var rows = await FindingRow.Of(db.Findings.AsNoTracking().Where(f => ids.Contains(f.Id)), db).ToDictionaryAsync(r => r.Id, ct);
        return [.. ids.Select(id => rows[id])];
    }

    private IQueryable<Finding> InScope(IQueryable<Finding> findings, AuditScope scope)
    {
        if (scope.Organisation is { } organisation) findings = findings.Where(f => f.OrganisationId == organisation);
        if (scope.Services.Count > 0) findings = findings.Where(f => scope.Services.Contains(f.ServiceId));
        if (scope.Obligations.Count > 0) findings = findings.Where(f => scope.Obligations.Contains(f.ObligationId));
        if (scope.Region is { } region) findings = findings.Where(f => db.Services.Any(s => s.Id == f.ServiceId && s.Region == region));
        if (scope.DataClass is { } dataClass) findings = findings.Where(f => db.Services.Any(s => s.Id == f.ServiceId && s.Data.Class == dataClass));
        return findings;
    }
}
