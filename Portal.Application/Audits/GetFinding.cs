using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>One finding with its history.</summary>
/// <param name="Id">The finding.</param>
[Requires(Permissions.Audits.Read)]
public sealed record GetFindingQuery(FindingId Id) : IQuery<FindingDetail>;

/// <summary>A finding with its history.</summary>
/// <param name="Finding">Its figures.</param>
/// <param name="Version">Its version.</param>
/// <param name="OpenedBy">Code of the run that opened it.</param>
/// <param name="OpenedByRun">That run.</param>
/// <param name="AssignedTo">Name of who answers for it.</param>
/// <param name="Steps">What was done, oldest first.</param>
/// <param name="Actions">What the caller may do now.</param>
/// <param name="IsOverdue">Whether its day has passed.</param>
public sealed record FindingDetail(
    FindingRow Finding, Guid Version, string OpenedBy, AuditRunId OpenedByRun, LocalizedText? AssignedTo, IReadOnlyList<FindingStepRow> Steps, IReadOnlyList<FindingAction> Actions, bool IsOverdue);

/// <summary>A step of a finding's history.</summary>
/// <param name="Action">What was done.</param>
/// <param name="State">Where it stood afterwards.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="By">Name of who did it; null for a run.</param>
/// <param name="Note">What was said.</param>
/// <param name="Leaf">Ledger entry.</param>
public sealed record FindingStepRow(FindingAction Action, FindingState State, DateTimeOffset At, LocalizedText? By, string Note, long? Leaf);

internal sealed class GetFindingHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetFindingQuery, Result<FindingDetail>>
{
    public async Task<Result<FindingDetail>> Handle(GetFindingQuery request, CancellationToken cancellationToken)
    {
        var visible = db.Findings.AsNoTracking().Visible(caller.Actor).Where(f => f.Id == request.Id);
        var row = await FindingRow.Of(visible, db).SingleOrDefaultAsync(cancellationToken);
        var finding = await visible.Include("_steps").SingleOrDefaultAsync(cancellationToken);
        if (row is null || finding is null) return Error.NotFound;
        var run = await db.AuditRuns.Where(r => r.Id == finding.OpenedByRun).Select(r => r.Code).SingleAsync(cancellationToken);
        var names = await NamesAsync(finding, cancellationToken);
        var leaves = await LeavesAsync(finding.Code, cancellationToken);
        return new FindingDetail(
            row,
            finding.Version,
            run,
            finding.OpenedByRun,
            finding.AssignedTo is { } assigned ? names.GetValueOrDefault(assigned) : null,
            [.. finding.Steps.Select(s => new FindingStepRow(s.Action, s.State, s.At, names.GetValueOrDefault(s.By), s.Note, leaves.GetValueOrDefault(s.At)))],
            FindingActions.Of(finding, caller.Actor),
            finding.IsOpen == true && finding.DueOn < clock.TodayInPakistan());
    }

    private async Task<Dictionary<PersonId, LocalizedText>> NamesAsync(Finding finding, CancellationToken ct)
    {
        var people = finding.Steps.Select(s => s.By).Append(finding.AssignedTo ?? default).Distinct().ToList();
        return await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    // A step and its ledger entry carry the same moment.
    private async Task<Dictionary<DateTimeOffset, long?>> LeavesAsync(string code, CancellationToken ct)
    {
        var entries = await db.LedgerEntries.Where(e => e.Subject == code)
            .Join(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.At, l.Index })
            .ToListAsync(ct);
        return entries.GroupBy(e => e.At).ToDictionary(g => g.Key, g => (long?)g.Max(e => e.Index));
    }
}
