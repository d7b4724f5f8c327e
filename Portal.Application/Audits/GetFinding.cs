using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>One finding with its history.</summary>
/// <param name="Id">The finding.</param>
[Requires(Permissions.Audits.Read)]
public sealed record GetFindingQuery(FindingId Id) : IQuery<FindingDetail>;

/// <summary>A finding with its history.</summary>
/// <param name="Finding">Its figures.</param>
/// <param name="Version">Its version.</param>
/// <param name="OpenedBy">Code of the run that opened it; null where the evaluation of the service did.</param>
/// <param name="OpenedByRun">That run.</param>
/// <param name="AssignedTo">Name of who answers for it.</param>
/// <param name="Steps">What was done, oldest first.</param>
/// <param name="Actions">What the caller may do now.</param>
/// <param name="IsOverdue">Whether its day has passed.</param>
public sealed record FindingDetail(
    FindingRow Finding, Guid Version, string? OpenedBy, AuditRunId? OpenedByRun, LocalizedText? AssignedTo, IReadOnlyList<FindingStepRow> Steps, IReadOnlyList<FindingAction> Actions, bool IsOverdue)
{
    /// <summary>What is to be done about it, in this order.</summary>
    public IReadOnlyList<FindingRemedyRow> Remedy { get; init; } = [];

    /// <summary>Whether the caller may tick steps off.</summary>
    public bool MayTick { get; init; }

    /// <summary>What the register says of the obligation; null where it says nothing of it any more.</summary>
    public FindingFound? Now { get; init; }

    /// <summary>When the service was last evaluated, in UTC.</summary>
    public DateTimeOffset? EvaluatedAt { get; init; }

    /// <summary>Whether the answers of the service can be changed as its filing stands; otherwise an amendment has to be begun.</summary>
    public bool IsEditable { get; init; }

    /// <summary>Documents of the service that can be named as evidence, newest first; empty for whoever may not say anything.</summary>
    public IReadOnlyList<FindingEvidence> Documents { get; init; } = [];

    /// <summary>Every document named so far, the last one first, each once.</summary>
    public IReadOnlyList<FindingEvidenceRow> Evidence => [.. Steps.Reverse().SelectMany(s => s.Evidence).DistinctBy(e => e.Document.DocumentId)];

    /// <summary>Whether the caller may upload a document here.</summary>
    public bool MayAttach { get; init; }
}

/// <summary>A step of the remedy.</summary>
/// <param name="Step">The step.</param>
/// <param name="By">Name of who ticked it off; null where nobody did.</param>
/// <param name="At">When, in UTC.</param>
public sealed record FindingRemedyRow(RemedyStep Step, LocalizedText? By, DateTimeOffset? At);

/// <summary>A step of a finding's history.</summary>
/// <param name="Action">What was done.</param>
/// <param name="State">Where it stood afterwards.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="By">Name of who did it; null for a run or the register.</param>
/// <param name="Note">What was said.</param>
/// <param name="Leaf">Ledger entry.</param>
/// <param name="Evidence">Documents that bear it out.</param>
public sealed record FindingStepRow(FindingAction Action, FindingState State, DateTimeOffset At, LocalizedText? By, string Note, long? Leaf, IReadOnlyList<FindingEvidenceRow> Evidence);

/// <summary>A document named as evidence.</summary>
/// <param name="Document">The document as it was then.</param>
/// <param name="IsThere">Whether it can still be opened.</param>
public sealed record FindingEvidenceRow(FindingEvidence Document, bool IsThere)
{
    /// <summary>Which revision it is, from 1; null where the document is gone with the import that brought its service.</summary>
    public int? Revision { get; init; }

    /// <summary>Whether a later revision has taken its place.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Where its check stands.</summary>
    public DocumentState State { get; init; } = DocumentState.Accepted;

    /// <summary>Why its check refused it; null otherwise.</summary>
    public DocumentRefusal? Refusal { get; init; }

    /// <summary>A document as it stands now.</summary>
    /// <param name="named">What was named.</param>
    /// <param name="now">The document; null where it is gone.</param>
    internal static FindingEvidenceRow Of(FindingEvidence named, Document? now) => new(named, now is { State: DocumentState.Accepted, RemovedAt: null })
    {
        Revision = now?.Revision,
        IsReplaced = now?.ReplacedAt is not null,
        State = now?.State ?? DocumentState.Accepted,
        Refusal = now?.Refusal,
    };
}

internal sealed class GetFindingHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetFindingQuery, Result<FindingDetail>>
{
    public async Task<Result<FindingDetail>> Handle(GetFindingQuery request, CancellationToken cancellationToken)
    {
        var visible = db.Findings.AsNoTracking().Visible(caller.Actor).Where(f => f.Id == request.Id);
        var row = await FindingRow.Of(visible, db).SingleOrDefaultAsync(cancellationToken);
        var finding = await visible.Include("_steps").SingleOrDefaultAsync(cancellationToken);
        if (row is null || finding is null) return Error.NotFound;
        var run = await db.AuditRuns.Where(r => r.Id == finding.OpenedByRun).Select(r => r.Code).SingleOrDefaultAsync(cancellationToken);
        var names = await NamesAsync(finding, cancellationToken);
        var leaves = await LeavesAsync(finding, row.ServiceCode, cancellationToken);
        var documents = await db.Documents.AsNoTracking().Where(d => d.ServiceId == finding.ServiceId).ToDictionaryAsync(d => d.Id, cancellationToken);
        var actions = FindingActions.Of(finding, caller.Actor);
        var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == finding.ServiceId, cancellationToken);
        var mends = finding.State != FindingState.Closed && FindingActions.MayRemedy(finding, caller.Actor);
        var summary = await db.ComplianceSummaries.AsNoTracking().SingleOrDefaultAsync(c => c.ServiceId == finding.ServiceId, cancellationToken);
        var whole = await WholeAudit.ReadAsync(db, cancellationToken);
        return new FindingDetail(
            row,
            finding.Version,
            run,
            finding.OpenedByRun,
            finding.AssignedTo is { } assigned ? names.GetValueOrDefault(assigned) : null,
            [.. finding.Steps.Select(s => new FindingStepRow(
                s.Action, s.State, s.At, names.GetValueOrDefault(s.By), s.Note, leaves.GetValueOrDefault(s.At), [.. s.Evidence.Select(e => FindingEvidenceRow.Of(e, documents.GetValueOrDefault(e.DocumentId)))]))],
            actions,
            row.IsOverdueOn(clock.TodayInPakistan()))
        {
            Remedy = [.. finding.Remedy.Select(s => finding.TickOf(s) is { } tick ? new FindingRemedyRow(s, names.GetValueOrDefault(tick.By), tick.At) : new FindingRemedyRow(s, null, null))],
            MayTick = mends,
            MayAttach = mends && caller.Actor.MayAddTo(service),
            Now = summary?.Of(finding.ObligationId) is { } found ? FindingFound.Of(found.On(clock.TodayInPakistan())) : null,
            EvaluatedAt = summary is null ? null : whole.Of(service.State, summary).At,
            IsEditable = ServiceLifecycle.Allows(service.FilingState, ServiceAction.Edit),
            Documents = actions.Contains(FindingAction.Comment) ? [.. documents.Values.Where(d => d is { State: DocumentState.Accepted, RemovedAt: null }).OrderByDescending(d => d.Number).Select(FindingEvidence.Of)] : [],
        };
    }

    private async Task<Dictionary<PersonId, LocalizedText>> NamesAsync(Finding finding, CancellationToken ct)
    {
        var people = finding.Steps.Select(s => s.By).Concat(finding.Ticks.Select(t => t.By)).Append(finding.AssignedTo ?? default).Distinct().ToList();
        return await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    // A step and its ledger entry carry the same moment. What the register said has its entry in the round, a hand-over in the service's transfer.
    private async Task<Dictionary<DateTimeOffset, long?>> LeavesAsync(Finding finding, string service, CancellationToken ct)
    {
        var moments = finding.Steps.Select(s => s.At).ToList();
        var handed = finding.Steps.Where(s => s.Action == FindingAction.HandOver).Select(s => s.At).ToList();
        var rounds = db.FindingRounds.Where(r => moments.Contains(r.At)).Select(r => r.Code);
        var entries = await db.LedgerEntries.Where(e => e.Subject == finding.Code || rounds.Contains(e.Subject) || (e.Subject == service && handed.Contains(e.At)))
            .Join(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.At, l.Index })
            .ToListAsync(ct);
        return entries.GroupBy(e => e.At).ToDictionary(g => g.Key, g => (long?)g.Max(e => e.Index));
    }
}
