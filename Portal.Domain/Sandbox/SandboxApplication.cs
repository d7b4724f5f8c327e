using System.Globalization;
using System.Text;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Ledger;
using Portal.Domain.Organisations;

namespace Portal.Domain.Sandbox;

/// <summary>An application to try something new under a regulator's eye, from its draft to its exit.</summary>
public sealed partial class SandboxApplication : AggregateRoot
{
    /// <summary>The most characters of a code or draft reference.</summary>
    public const int CodeMaxLength = 24;

    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 2000;

    private readonly List<SandboxStep> _steps = [];
    private readonly List<SandboxEvaluation> _evaluations = [];
    private readonly List<SandboxClockMark> _clocks = [];

    private SandboxApplication()
    {
    }

    /// <summary>Its identifier.</summary>
    public SandboxApplicationId Id { get; private set; }

    /// <summary>Code <c>SBP-SB-2026-014</c> once filed; before that the draft's reference.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The scheme it is filed with.</summary>
    public SandboxSchemeId SchemeId { get; private set; }

    /// <summary>The regulator that runs the scheme.</summary>
    public OrganisationId RegulatorId { get; private set; }

    /// <summary>The organisation that applies.</summary>
    public OrganisationId ApplicantId { get; private set; }

    /// <summary>The scheme's cohort it belongs to.</summary>
    public int Cohort { get; private set; }

    /// <summary>Where it stands.</summary>
    public SandboxState State { get; private set; }

    /// <summary>What is proposed.</summary>
    public SandboxProposal Proposal { get; private set; } = new();

    /// <summary>How the test is bounded.</summary>
    public SandboxTestPlan Plan { get; private set; } = new();

    /// <summary>How people are protected.</summary>
    public SandboxSafeguards Safeguards { get; private set; } = new();

    /// <summary>What the test is judged by.</summary>
    public IReadOnlyList<OutcomeMetric> Metrics { get; private set; } = [];

    /// <summary>Who filed it; before that, who began it.</summary>
    public PersonId FiledBy { get; private set; }

    /// <summary>Who handles it at the regulator.</summary>
    public PersonId? CaseOfficer { get; private set; }

    /// <summary>When it was begun, in UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was last saved or moved, in UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>When it was filed, in UTC.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The last day of the test; null before it begins.</summary>
    public DateOnly? TestEndsOn { get; private set; }

    /// <summary>Days of the extension asked for or given; 0 without one.</summary>
    public int ExtensionDays { get; private set; }

    /// <summary>Whether the extension has been given.</summary>
    public bool IsExtended { get; private set; }

    /// <summary>How it left the sandbox.</summary>
    public SandboxExit? ExitKind { get; private set; }

    /// <summary>
    /// Since when the approval rests on a service that changed in what approvals rest on, in UTC; null where nothing changed, or where an
    /// approver has confirmed it since.
    /// </summary>
    public DateTimeOffset? StaleSince { get; private set; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<SandboxStep> Steps => [.. _steps.OrderBy(s => s.At)];

    /// <summary>What evaluators found, oldest first.</summary>
    public IReadOnlyList<SandboxEvaluation> Evaluations => [.. _evaluations.OrderBy(e => e.At)];

    /// <summary>Every start, pause and stop of its clocks, oldest first.</summary>
    public IReadOnlyList<SandboxClockMark> ClockMarks => [.. _clocks.OrderBy(c => c.At)];

    /// <summary>Begins a draft.</summary>
    /// <param name="id">Made by the caller, so that a second click begins nothing twice.</param>
    /// <param name="scheme">The scheme it is filed with.</param>
    /// <param name="applicant">Who applies, for the own organisation.</param>
    /// <param name="now">The moment.</param>
    public static SandboxApplication Start(SandboxApplicationId id, SandboxScheme scheme, Actor applicant, DateTimeOffset now) => new()
    {
        Id = id,
        Code = DraftReferenceOf(id),
        SchemeId = scheme.Id,
        RegulatorId = scheme.RegulatorId,
        ApplicantId = applicant.OrganisationId,
        Cohort = scheme.Cohort,
        FiledBy = applicant.Id,
        StartedAt = now,
        SavedAt = now,
    };

    /// <summary>The reference of a draft before it is filed, <c>DRAFT-SB-7F3A90C1</c>.</summary>
    /// <param name="id">The application.</param>
    public static string DraftReferenceOf(SandboxApplicationId id) => "DRAFT-SB-" + Convert.ToHexString(id.Value.ToByteArray()[^4..]);

    /// <summary>Why an actor may not do something now; null when they may. What the action needs besides is checked by its method.</summary>
    /// <param name="action">The action.</param>
    /// <param name="actor">Who would do it.</param>
    public Error? Refusal(SandboxAction action, Actor actor)
    {
        if (!SandboxLifecycle.Allows(State, action)) return SandboxErrors.CannotMove(State);
        if (action == SandboxAction.Reconfirm && StaleSince is null) return SandboxErrors.NotStale;
        var party = SandboxLifecycle.PartyOf(action);
        if (party == SandboxParty.Portal) return null;
        if (party == SandboxParty.Applicant) return actor.IsOf(ApplicantId) && actor.May(Permissions.Sandbox.File) ? null : Error.Forbidden;
        if (!actor.May(party == SandboxParty.Officer ? Permissions.Sandbox.Evaluate : Permissions.Sandbox.Decide)) return Error.Forbidden;
        if (!actor.IsOf(RegulatorId)) return SandboxErrors.OtherScheme;
        if (actor.IsOf(ApplicantId)) return SandboxErrors.OwnOrganisation;
        if (actor.Id == FiledBy) return SandboxErrors.OwnFiling;
        if (party == SandboxParty.Approver) return Handled(actor) ? SandboxErrors.FourEyes : null;
        return action is SandboxAction.TakeUp or SandboxAction.Evaluate || actor.Id == CaseOfficer ? null : SandboxErrors.NotCaseOfficer;
    }

    /// <summary>Saves what the applicant has written so far. Saving is no decision: it leaves no entry in the ledger.</summary>
    /// <param name="proposal">What is proposed.</param>
    /// <param name="plan">How the test is bounded.</param>
    /// <param name="safeguards">How people are protected.</param>
    /// <param name="metrics">What the test is judged by.</param>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="now">The moment.</param>
    public Result SaveDraft(
        SandboxProposal proposal, SandboxTestPlan plan, SandboxSafeguards safeguards, IReadOnlyList<OutcomeMetric> metrics, Actor applicant, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.Edit, applicant) is { } refusal) return refusal;
        (Proposal, Plan, Safeguards, Metrics, SavedAt) = (proposal, plan, safeguards, [.. metrics], now);
        Touch();
        return Result.Ok;
    }

    /// <summary>Files the draft.</summary>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="scheme">The scheme, which numbers its applications.</param>
    /// <param name="now">The moment.</param>
    public Result Submit(Actor applicant, SandboxScheme scheme, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.Submit, applicant) is { } refusal) return refusal;
        if (SandboxCompleteness.ForFiling(this, scheme.Terms) is { Count: > 0 } gaps) return Error.Invalid(gaps);
        (Code, Cohort, SubmittedAt, FiledBy) = (scheme.NextCode(now), scheme.Cohort, now, applicant.Id);
        return Move(SandboxAction.Submit, applicant, "", now);
    }

    /// <summary>Takes the application up.</summary>
    /// <param name="officer">The case officer.</param>
    /// <param name="now">The moment.</param>
    public Result TakeUp(Actor officer, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.TakeUp, officer) is { } refusal) return refusal;
        CaseOfficer = officer.Id;
        return Move(SandboxAction.TakeUp, officer, "", now);
    }

    /// <summary>Asks the applicant for something; the completeness clock stands still.</summary>
    /// <param name="officer">The case officer.</param>
    /// <param name="question">What is missing.</param>
    /// <param name="now">The moment.</param>
    public Result RequestInformation(Actor officer, string question, DateTimeOffset now) => MoveWithReason(SandboxAction.RequestInformation, officer, question, now);

    /// <summary>Answers the request; the clock goes on.</summary>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="answer">What was changed.</param>
    /// <param name="terms">The scheme's limits.</param>
    /// <param name="now">The moment.</param>
    public Result Resubmit(Actor applicant, string answer, SandboxTerms terms, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.Resubmit, applicant) is { } refusal) return refusal;
        if (SandboxCompleteness.ForFiling(this, terms) is { Count: > 0 } gaps) return Error.Invalid(gaps);
        return MoveWithReason(SandboxAction.Resubmit, applicant, answer, now);
    }

    /// <summary>Finds the application complete; the decision clock starts.</summary>
    /// <param name="officer">The case officer.</param>
    /// <param name="now">The moment.</param>
    public Result ConfirmComplete(Actor officer, DateTimeOffset now) =>
        Refusal(SandboxAction.ConfirmComplete, officer) is { } refusal ? refusal : Move(SandboxAction.ConfirmComplete, officer, "", now);

    /// <summary>Scores the application. An evaluator's second finding replaces the first; the history keeps both.</summary>
    /// <param name="evaluator">Somebody of the regulator.</param>
    /// <param name="criteria">The scheme's criteria.</param>
    /// <param name="scores">A score with a reason for each criterion.</param>
    /// <param name="recommendation">What is recommended.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Evaluate(
        Actor evaluator, IReadOnlyList<SandboxCriterion> criteria, IReadOnlyList<CriterionScore> scores, SandboxRecommendation recommendation, string reason, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.Evaluate, evaluator) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return SandboxErrors.ReasonMissing;
        var covered = scores.Select(s => s.Criterion).Order(StringComparer.Ordinal).SequenceEqual(criteria.Select(c => c.Key).Order(StringComparer.Ordinal));
        if (!covered || scores.Any(s => s.Score is < CriterionScore.Min or > CriterionScore.Max || string.IsNullOrWhiteSpace(s.Reason)))
            return SandboxErrors.ScoresIncomplete;
        _evaluations.RemoveAll(e => e.By == evaluator.Id);
        _evaluations.Add(new(Guid.CreateVersion7(), evaluator.Id, scores, recommendation, reason, now));
        return Move(SandboxAction.Evaluate, evaluator, reason, now, new { Recommendation = recommendation, Scores = scores });
    }

    /// <summary>Approves the application in principle.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result ApproveInPrinciple(Actor approver, string reason, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.ApproveInPrinciple, approver) is { } refusal) return refusal;
        return _evaluations.Count == 0 ? SandboxErrors.NotEvaluated : MoveWithReason(SandboxAction.ApproveInPrinciple, approver, reason, now);
    }

    /// <summary>Refuses the application.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Refuse(Actor approver, string reason, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.Refuse, approver) is { } refusal) return refusal;
        return _evaluations.Count == 0 ? SandboxErrors.NotEvaluated : MoveWithReason(SandboxAction.Refuse, approver, reason, now);
    }

    /// <summary>Takes the application back.</summary>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="now">The moment.</param>
    public Result Withdraw(Actor applicant, string reason, DateTimeOffset now) =>
        Refusal(SandboxAction.Withdraw, applicant) is { } refusal ? refusal : Move(SandboxAction.Withdraw, applicant, reason, now);

    /// <summary>What a clock shows; null when it has not started.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="terms">The scheme's limits.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="now">The moment of reading.</param>
    public ClockReading? Read(SandboxClock clock, SandboxTerms terms, WorkingCalendar calendar, DateTimeOffset now)
    {
        var limit = SandboxClocks.LimitOf(clock, terms, (Plan.TestDays ?? 0) + (IsExtended ? ExtensionDays : 0));
        return ClockReading.Of(ClockMarks.Where(m => m.Clock == clock).Select(m => new ClockMark(m.Move, m.At)), limit, calendar, now);
    }

    /// <summary>The clock that runs or is paused now, if any.</summary>
    public SandboxClock? OpenClock => Running() is { Count: > 0 } running ? running[^1] : null;

    private bool Handled(Actor actor) => actor.Id == CaseOfficer || _evaluations.Exists(e => e.By == actor.Id);

    private Result MoveWithReason(SandboxAction action, Actor by, string reason, DateTimeOffset now)
    {
        if (Refusal(action, by) is { } refusal) return refusal;
        return string.IsNullOrWhiteSpace(reason) ? SandboxErrors.ReasonMissing : Move(action, by, reason, now);
    }

    private Result Move(SandboxAction action, Actor by, string reason, DateTimeOffset now, object? extra = null)
    {
        (State, SavedAt) = (SandboxLifecycle.Next(State, action) ?? throw new InvalidOperationException(), now);
        foreach (var (clock, move) in SandboxClocks.MovedBy(action)) Mark(clock, move, now);
        if (SandboxLifecycle.PhaseOf(State) == SandboxPhase.Ended)
            foreach (var running in Running()) Mark(running, ClockMove.Stop, now);
        var snapshot = new { Reason = reason, State, Content = Content(), Extra = extra };
        _steps.Add(new(Guid.CreateVersion7(), action, State, by.Id, reason, now, Encoding.UTF8.GetString(CanonicalJson.Serialize(snapshot))));
        Raise(new SandboxMoved(Id, Code, action, State, snapshot, Version, by, now));
        return Result.Ok;
    }

    private void Mark(SandboxClock clock, ClockMove move, DateTimeOffset now) => _clocks.Add(new(Guid.CreateVersion7(), clock, move, now));

    private List<SandboxClock> Running() =>
        [.. ClockMarks.GroupBy(m => m.Clock).Where(g => g.Last().Move != ClockMove.Stop).Select(g => g.Key)];

    // Figures are written as text: the ledger's canonical form knows no fractions.
    private object Content() => new
    {
        Proposal,
        Plan,
        Safeguards,
        ExtensionDays,
        TestEndsOn,
        ExitKind,
        Metrics = Metrics.Select(m => new { m.Name, m.Unit, m.Method, m.MeasureOn, m.MeasuredOn, Baseline = Text(m.Baseline), Target = Text(m.Target), Actual = Text(m.Actual) }),
    };

    private static string? Text(decimal? figure) => figure?.ToString(CultureInfo.InvariantCulture);
}
