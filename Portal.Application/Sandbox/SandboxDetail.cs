using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Application.Sandbox;

/// <summary>Everything the page of an application shows to the person who asks.</summary>
public sealed record SandboxDetail
{
    /// <summary>The application.</summary>
    public required SandboxApplicationId Id { get; init; }

    /// <summary>The version shown; every command carries it back.</summary>
    public required Guid Version { get; init; }

    /// <summary>Its code; the draft's reference before it is filed.</summary>
    public required string Code { get; init; }

    /// <summary>The scheme it is filed with.</summary>
    public required SandboxSchemeView Scheme { get; init; }

    /// <summary>Name of the applicant.</summary>
    public required LocalizedText Applicant { get; init; }

    /// <summary>The scheme's cohort.</summary>
    public required int Cohort { get; init; }

    /// <summary>Where it stands.</summary>
    public required SandboxState State { get; init; }

    /// <summary>How it left the sandbox.</summary>
    public required SandboxExit? ExitKind { get; init; }

    /// <summary>What is proposed.</summary>
    public required SandboxProposal Proposal { get; init; }

    /// <summary>How the test is bounded.</summary>
    public required SandboxTestPlan Plan { get; init; }

    /// <summary>How people are protected.</summary>
    public required SandboxSafeguards Safeguards { get; init; }

    /// <summary>What the test is judged by.</summary>
    public required IReadOnlyList<OutcomeMetric> Metrics { get; init; }

    /// <summary>Services it builds on, and how they stand.</summary>
    public required IReadOnlyList<SandboxServiceUse> Services { get; init; }

    /// <summary>Last day of the test; null before it begins.</summary>
    public required DateOnly? TestEndsOn { get; init; }

    /// <summary>Days of the extension asked for or given.</summary>
    public required int ExtensionDays { get; init; }

    /// <summary>When it was last saved or moved, in UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Name of the case officer; null before it is taken up or for the applicant.</summary>
    public required LocalizedText? CaseOfficer { get; init; }

    /// <summary>What evaluators found; empty for the applicant, who reads the decision.</summary>
    public required IReadOnlyList<SandboxEvaluationView> Evaluations { get; init; }

    /// <summary>Its clocks, the open one first, then the newest.</summary>
    public required IReadOnlyList<SandboxClockView> Clocks { get; init; }

    /// <summary>What happened, newest first.</summary>
    public required IReadOnlyList<SandboxHistoryStep> History { get; init; }

    /// <summary>What is missing before the next filing or test; empty when nothing is.</summary>
    public required IReadOnlyList<FieldError> Gaps { get; init; }

    /// <summary>Since when the approval rests on a service that changed, in UTC; null where it does not.</summary>
    public required DateTimeOffset? StaleSince { get; init; }

    /// <summary>What the person may do now.</summary>
    public required IReadOnlySet<SandboxAction> Allowed { get; init; }

    /// <summary>Why the person may not decide what the role would allow; null when nothing stands in the way.</summary>
    public required Error? Held { get; init; }

    /// <summary>Whether the person belongs to the applicant.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Metrics whose target has been reached.</summary>
    public int Met => Metrics.Count(m => m.Result == MetricResult.Met);
}

/// <summary>A service that a test builds on.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Overall">How it stands; null before its first evaluation.</param>
public sealed record SandboxServiceUse(ServiceId Id, string Code, LocalizedText Name, Outcome? Overall);

/// <summary>One evaluation with the evaluator's name.</summary>
/// <param name="By">The evaluator.</param>
/// <param name="IsCaseOfficer">Whether the case officer wrote it.</param>
/// <param name="IsOwn">Whether the person who asks wrote it.</param>
/// <param name="Scores">A score for each criterion.</param>
/// <param name="Total">The weighted mean, 1 to 5.</param>
/// <param name="Recommendation">What is recommended.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, in UTC.</param>
public sealed record SandboxEvaluationView(
    LocalizedText By, bool IsCaseOfficer, bool IsOwn, IReadOnlyList<CriterionScore> Scores, double Total, SandboxRecommendation Recommendation, string Reason, DateTimeOffset At);

/// <summary>One step of an application's history.</summary>
/// <param name="Action">What was done.</param>
/// <param name="State">Where it stood afterwards.</param>
/// <param name="By">Who did it; for the other side's people the organisation's name.</param>
/// <param name="Reason">Why, or what was asked.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Leaf">Its entry's place in the ledger, from 0; null until it is sealed.</param>
public sealed record SandboxHistoryStep(SandboxAction Action, SandboxState State, LocalizedText By, string Reason, DateTimeOffset At, long? Leaf);
