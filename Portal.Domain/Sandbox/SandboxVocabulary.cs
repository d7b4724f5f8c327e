namespace Portal.Domain.Sandbox;

/// <summary>Where an application stands. The moves are in <see cref="SandboxLifecycle"/>.</summary>
public enum SandboxState
{
    /// <summary>Being written by the applicant.</summary>
    Draft,

    /// <summary>Filed; nobody has taken it up.</summary>
    Submitted,

    /// <summary>A case officer checks whether everything is there.</summary>
    CompletenessCheck,

    /// <summary>The applicant has been asked for something; the completeness clock stands still.</summary>
    InformationRequested,

    /// <summary>Evaluators score it.</summary>
    Evaluation,

    /// <summary>Another regulator has been asked for its view.</summary>
    CoRegulatorReferral,

    /// <summary>Approved in principle.</summary>
    InPrinciple,

    /// <summary>The applicant completes the test plan and its safeguards.</summary>
    TestDesign,

    /// <summary>The test may begin.</summary>
    Approved,

    /// <summary>The test runs.</summary>
    Testing,

    /// <summary>The test is suspended.</summary>
    Suspended,

    /// <summary>The test runs and the applicant asks for more time.</summary>
    ExtensionRequested,

    /// <summary>The test is over; the final report is awaited.</summary>
    ReportDue,

    /// <summary>The report is in; how to leave the sandbox is decided.</summary>
    ExitReview,

    /// <summary>Left the sandbox; <see cref="SandboxExit"/> says how.</summary>
    Exited,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Taken back by the applicant.</summary>
    Withdrawn,

    /// <summary>The approval was taken back.</summary>
    Revoked,

    /// <summary>A time limit of the applicant ran out.</summary>
    Lapsed,
}

/// <summary>What can be done with an application.</summary>
public enum SandboxAction
{
    /// <summary>Change what is filed.</summary>
    Edit,

    /// <summary>File it.</summary>
    Submit,

    /// <summary>Take it up as case officer.</summary>
    TakeUp,

    /// <summary>Ask the applicant for something.</summary>
    RequestInformation,

    /// <summary>Answer a request for information.</summary>
    Resubmit,

    /// <summary>Find it complete.</summary>
    ConfirmComplete,

    /// <summary>Score it and recommend.</summary>
    Evaluate,

    /// <summary>Ask another regulator for its view.</summary>
    Refer,

    /// <summary>Note the other regulator's view.</summary>
    AnswerReferral,

    /// <summary>Approve it in principle.</summary>
    ApproveInPrinciple,

    /// <summary>Open the design of the test.</summary>
    BeginTestDesign,

    /// <summary>Approve the test.</summary>
    Approve,

    /// <summary>Begin the test.</summary>
    StartTest,

    /// <summary>Report a measured outcome.</summary>
    Measure,

    /// <summary>Suspend the test.</summary>
    Suspend,

    /// <summary>Let a suspended test go on.</summary>
    ResumeTest,

    /// <summary>Ask for more time.</summary>
    AskExtension,

    /// <summary>Give more time.</summary>
    GrantExtension,

    /// <summary>Refuse more time.</summary>
    RefuseExtension,

    /// <summary>End the test.</summary>
    EndTest,

    /// <summary>File the final report.</summary>
    FileReport,

    /// <summary>Decide how it leaves the sandbox.</summary>
    Exit,

    /// <summary>Refuse it.</summary>
    Refuse,

    /// <summary>Take it back.</summary>
    Withdraw,

    /// <summary>Take the approval back.</summary>
    Revoke,

    /// <summary>Close it because a time limit of the applicant ran out.</summary>
    Lapse,

    /// <summary>Mark the approval as resting on a service that changed since.</summary>
    GoStale,

    /// <summary>Confirm that the approval holds for the changed service.</summary>
    Reconfirm,
}

/// <summary>Who an action belongs to.</summary>
public enum SandboxParty
{
    /// <summary>The organisation that applies.</summary>
    Applicant,

    /// <summary>Case officers and evaluators of the scheme's regulator.</summary>
    Officer,

    /// <summary>Approvers of the scheme's regulator.</summary>
    Approver,

    /// <summary>The portal itself, when a time limit runs out.</summary>
    Portal,
}

/// <summary>The stretches of the way, in order; the columns of the board.</summary>
public enum SandboxPhase
{
    /// <summary>Being written.</summary>
    Filing,

    /// <summary>Filed and checked for completeness.</summary>
    Completeness,

    /// <summary>Being evaluated.</summary>
    Evaluation,

    /// <summary>From approval in principle to the start of the test.</summary>
    Design,

    /// <summary>The test runs or is suspended.</summary>
    Testing,

    /// <summary>Report and exit review.</summary>
    Closing,

    /// <summary>At its end.</summary>
    Ended,
}

/// <summary>How an application leaves the sandbox.</summary>
public enum SandboxExit
{
    /// <summary>Licensed under the rules as they are.</summary>
    Authorised,

    /// <summary>Licensed with conditions.</summary>
    ConditionalLicence,

    /// <summary>The rules are changed because of it.</summary>
    RuleChange,

    /// <summary>Decided later.</summary>
    Deferred,

    /// <summary>Not allowed outside the sandbox.</summary>
    Prohibited,

    /// <summary>Wound down by the applicant.</summary>
    WoundDown,
}

/// <summary>What an evaluator recommends.</summary>
public enum SandboxRecommendation
{
    /// <summary>Approve in principle.</summary>
    Approve,

    /// <summary>Approve with conditions that the reason names.</summary>
    ApproveWithConditions,

    /// <summary>Refuse.</summary>
    Refuse,
}

/// <summary>The statutory clocks of an application.</summary>
public enum SandboxClock
{
    /// <summary>From filing to being found complete.</summary>
    Completeness,

    /// <summary>From being found complete to the decision.</summary>
    Decision,

    /// <summary>From the opening of test design to the approval of the test.</summary>
    TestDesign,

    /// <summary>The test itself.</summary>
    Test,

    /// <summary>From the end of the test to the final report.</summary>
    FinalReport,
}
