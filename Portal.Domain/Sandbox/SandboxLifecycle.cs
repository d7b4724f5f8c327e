using static Portal.Domain.Sandbox.SandboxAction;
using static Portal.Domain.Sandbox.SandboxState;

namespace Portal.Domain.Sandbox;

/// <summary>The whole life of an application on one screen: where each action leads, whose it is, and which phase a state is in.</summary>
public static class SandboxLifecycle
{
    /// <summary>The state an action leads to, or null where it is not allowed.</summary>
    /// <param name="from">Where the application stands.</param>
    /// <param name="action">What is to be done.</param>
    public static SandboxState? Next(SandboxState from, SandboxAction action) => (from, action) switch
    {
        (Draft or InformationRequested or TestDesign, Edit) => from,
        (Draft, Submit) => Submitted,
        (Submitted, TakeUp) => CompletenessCheck,
        (CompletenessCheck, RequestInformation) => InformationRequested,
        (InformationRequested, Resubmit) => CompletenessCheck,
        (CompletenessCheck, ConfirmComplete) => Evaluation,
        (Evaluation, Evaluate) => Evaluation,
        (Evaluation, Refer) => CoRegulatorReferral,
        (CoRegulatorReferral, AnswerReferral) => Evaluation,
        (Evaluation, ApproveInPrinciple) => InPrinciple,
        (InPrinciple, BeginTestDesign) => TestDesign,
        (TestDesign, Approve) => Approved,
        (Approved, StartTest) => Testing,
        (Testing or ExtensionRequested or Suspended or ReportDue, Measure) => from,
        (Testing, Suspend) => Suspended,
        (Suspended, ResumeTest) => Testing,
        (Testing, AskExtension) => ExtensionRequested,
        (ExtensionRequested, GrantExtension or RefuseExtension) => Testing,
        (Testing, EndTest) => ReportDue,
        (ReportDue, FileReport) => ExitReview,
        (ExitReview, Exit) => Exited,
        (Evaluation or TestDesign, Refuse) => Refused,
        (Draft or Submitted or CompletenessCheck or InformationRequested or Evaluation or CoRegulatorReferral
            or InPrinciple or TestDesign or Approved, Withdraw) => Withdrawn,
        (Approved or Testing or Suspended or ExtensionRequested, Revoke) => Revoked,
        (InformationRequested or InPrinciple or TestDesign or Approved, Lapse) => Lapsed,
        (InPrinciple or TestDesign or Approved or Testing or ExtensionRequested or Suspended, GoStale or Reconfirm) => from,
        _ => null,
    };

    /// <summary>Whether an action is allowed.</summary>
    /// <param name="from">Where the application stands.</param>
    /// <param name="action">What is to be done.</param>
    public static bool Allows(SandboxState from, SandboxAction action) => Next(from, action) is not null;

    /// <summary>Whose action it is.</summary>
    /// <param name="action">The action.</param>
    public static SandboxParty PartyOf(SandboxAction action) => action switch
    {
        Edit or Submit or Resubmit or Withdraw or StartTest or Measure or AskExtension or EndTest or FileReport => SandboxParty.Applicant,
        TakeUp or RequestInformation or ConfirmComplete or Evaluate or Refer or AnswerReferral or BeginTestDesign => SandboxParty.Officer,
        Lapse or GoStale => SandboxParty.Portal,
        _ => SandboxParty.Approver,
    };

    /// <summary>The phase a state is in.</summary>
    /// <param name="state">The state.</param>
    public static SandboxPhase PhaseOf(SandboxState state) => state switch
    {
        Draft => SandboxPhase.Filing,
        Submitted or CompletenessCheck or InformationRequested => SandboxPhase.Completeness,
        Evaluation or CoRegulatorReferral => SandboxPhase.Evaluation,
        InPrinciple or TestDesign or Approved => SandboxPhase.Design,
        Testing or Suspended or ExtensionRequested => SandboxPhase.Testing,
        ReportDue or ExitReview => SandboxPhase.Closing,
        _ => SandboxPhase.Ended,
    };

    /// <summary>The states of a phase.</summary>
    /// <param name="phase">The phase.</param>
    public static IReadOnlyList<SandboxState> StatesOf(SandboxPhase phase) => [.. Enum.GetValues<SandboxState>().Where(s => PhaseOf(s) == phase)];
}
