using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Domain.Audits;

/// <summary>
/// An obligation that a service does not meet, until somebody or a later run has seen that it does. One failure is one finding, whether an audit or the
/// evaluation of the service saw it first (docs/decisions/0022).
/// </summary>
public sealed partial class Finding : AggregateRoot
{
    /// <summary>The most characters of a code.</summary>
    public const int CodeMaxLength = 24;

    /// <summary>The most characters of a note.</summary>
    public const int NoteMaxLength = 2000;

    private readonly List<FindingStep> _steps = [];

    private Finding()
    {
    }

    /// <summary>Its identifier.</summary>
    public FindingId Id { get; private set; }

    /// <summary>Its code, <c>F-2026-0412</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The service.</summary>
    public ServiceId ServiceId { get; private set; }

    /// <summary>The organisation that has to fix it.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The obligation.</summary>
    public string ObligationId { get; private set; } = "";

    /// <summary>Name of the reason.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Facts the reason names, as <see cref="Fact"/> writes them.</summary>
    public IReadOnlyList<string> Args { get; private set; } = [];

    /// <summary>How grave it is.</summary>
    public Severity Severity { get; private set; }

    /// <summary>Where it stands.</summary>
    public FindingState State { get; private set; }

    /// <summary>
    /// True while it is open, null afterwards: a unique index over service, obligation and this lets one finding be open,
    /// however many workers try.
    /// </summary>
    public bool? IsOpen { get; private set; }

    /// <summary>When it was opened, in UTC.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Last day on which it may be fixed; a waiver puts it off to the waiver's end.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Number of the policy version by which it was last found.</summary>
    public int PolicyNumber { get; private set; }

    /// <summary>Since when the register says that the obligation is met, in UTC; null while it says otherwise.</summary>
    public DateTimeOffset? MetSince { get; private set; }

    /// <summary>Last day of the waiver that holds for it; null where none does. While one holds, nothing is overdue.</summary>
    public DateOnly? WaivedUntil { get; private set; }

    /// <summary>Whether a person or a run has done something about it: then it is kept whatever becomes of the import that brought the service.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>When it was closed, in UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The run that opened it; null where the evaluation of the service did.</summary>
    public AuditRunId? OpenedByRun { get; private set; }

    /// <summary>The run that found the obligation met; null when a person verified it.</summary>
    public AuditRunId? ClosedByRun { get; private set; }

    /// <summary>Who answers for it.</summary>
    public PersonId? AssignedTo { get; private set; }

    /// <summary>Who reported that it is fixed.</summary>
    public PersonId? RemediatedBy { get; private set; }

    /// <summary>What was done about it, oldest first.</summary>
    public IReadOnlyList<FindingStep> Steps => [.. _steps.OrderBy(s => s.At)];

    /// <summary>A new finding.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="service">The service.</param>
    /// <param name="organisation">The organisation that has to fix it.</param>
    /// <param name="obligation">The obligation that is not met.</param>
    /// <param name="verdict">Why.</param>
    /// <param name="policy">Number of the policy version applied.</param>
    /// <param name="run">The run that opens it; null where the evaluation of the service does.</param>
    /// <param name="today">The day in Pakistan, from which the time to fix it runs.</param>
    /// <param name="now">The moment.</param>
    public static Finding Open(
        string code, ServiceId service, OrganisationId organisation, Obligation obligation, Verdict verdict, int policy, AuditRunId? run, DateOnly today, DateTimeOffset now) => new()
        {
            Id = FindingId.New(),
            Code = code,
            ServiceId = service,
            OrganisationId = organisation,
            ObligationId = obligation.Id,
            Reason = verdict.Reason,
            Args = verdict.Args,
            Severity = obligation.Severity,
            State = FindingState.New,
            IsOpen = true,
            OpenedAt = now,
            DueOn = today.AddDays(FindingLifecycle.DaysToFix(obligation.Severity)),
            PolicyNumber = policy,
            OpenedByRun = run,
            IsTouched = run is not null,
        };

    /// <summary>Somebody of the organisation takes it on.</summary>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment.</param>
    public Result TakeOn(Actor by, DateTimeOffset now) => Move(FindingAction.TakeOn, by, "", now, () => AssignedTo = by.Id);

    /// <summary>Work on it begins.</summary>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment.</param>
    public Result StartFixing(Actor by, DateTimeOffset now) => Move(FindingAction.StartFixing, by, "", now, () => AssignedTo ??= by.Id);

    /// <summary>The organisation reports that it is fixed.</summary>
    /// <param name="by">Who.</param>
    /// <param name="note">What was done.</param>
    /// <param name="evidence">Documents that bear it out.</param>
    /// <param name="now">The moment.</param>
    public Result ReportFixed(Actor by, string note, IReadOnlyList<FindingEvidence> evidence, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(note) ? AuditErrors.NoteMissing : Move(FindingAction.ReportFixed, by, note, now, () => RemediatedBy = by.Id, evidence);

    /// <summary>An auditor confirms that it is fixed; not while the register says that it is not, waived or no.</summary>
    /// <param name="by">Not whoever reported it.</param>
    /// <param name="note">What was seen.</param>
    /// <param name="found">What the register says at this moment.</param>
    /// <param name="now">The moment.</param>
    public Result Verify(Actor by, string note, Outcome found, DateTimeOffset now)
    {
        if (by.Id == RemediatedBy) return AuditErrors.FourEyes;
        if (found is Outcome.Fail or Outcome.Waived) return AuditErrors.StillFails;
        return Move(FindingAction.Verify, by, note, now);
    }

    /// <summary>An auditor finds that it is not fixed.</summary>
    /// <param name="by">Not whoever reported it.</param>
    /// <param name="note">What is missing.</param>
    /// <param name="now">The moment.</param>
    public Result Reopen(Actor by, string note, DateTimeOffset now)
    {
        if (by.Id == RemediatedBy) return AuditErrors.FourEyes;
        if (string.IsNullOrWhiteSpace(note)) return AuditErrors.NoteMissing;
        return Move(FindingAction.Reopen, by, note, now, () => (IsOpen, ClosedAt, ClosedByRun) = (true, null, null));
    }

    /// <summary>A run found the obligation met. The run's own ledger entry stands for this.</summary>
    /// <param name="run">The run.</param>
    /// <param name="worker">The run's worker.</param>
    /// <param name="now">The moment.</param>
    public Result CloseByRun(AuditRunId run, Actor worker, DateTimeOffset now)
    {
        if (FindingLifecycle.Next(State, FindingAction.CloseByRun) is not { } next) return AuditErrors.CannotMove(State);
        (ClosedByRun, IsTouched) = (run, true);
        Step(FindingAction.CloseByRun, next, worker, "", now);
        return Result.Ok;
    }

    private Result Move(FindingAction action, Actor by, string note, DateTimeOffset now, Action? change = null, IReadOnlyList<FindingEvidence>? evidence = null)
    {
        if (FindingLifecycle.Next(State, action) is not { } next) return AuditErrors.CannotMove(State);
        change?.Invoke();
        IsTouched = true;
        Step(action, next, by, note, now, evidence);
        Raise(new FindingMoved(Id, Code, ServiceId, action, new { ServiceId, ObligationId, Reason, Args, State, note, evidence }, Version, by, now));
        return Result.Ok;
    }

    private void Step(FindingAction action, FindingState state, Actor by, string note, DateTimeOffset now, IReadOnlyList<FindingEvidence>? evidence = null)
    {
        State = state;
        if (state == FindingState.Closed) (IsOpen, ClosedAt, WaivedUntil) = (null, now, null);
        _steps.Add(new FindingStep(Guid.CreateVersion7(now), action, state, by.Id, note, now) { Evidence = evidence ?? [] });
        Touch();
    }
}

/// <summary>One step of a finding's history.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Action">What was done.</param>
/// <param name="State">Where the finding stood afterwards.</param>
/// <param name="By">Who did it.</param>
/// <param name="Note">What was said.</param>
/// <param name="At">When, in UTC.</param>
public sealed record FindingStep(Guid Id, FindingAction Action, FindingState State, PersonId By, string Note, DateTimeOffset At)
{
    /// <summary>Documents that bear out what was said.</summary>
    public IReadOnlyList<FindingEvidence> Evidence { get; init; } = [];
}
