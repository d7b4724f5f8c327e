using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using static Portal.Domain.Sandbox.SandboxAction;

namespace Portal.Domain.Sandbox;

/// <summary>Something happened to an application.</summary>
/// <param name="Id">The application.</param>
/// <param name="Code">Its code; the draft's reference before it is filed.</param>
/// <param name="Action">What was done.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Snapshot">What it was done to.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record SandboxMoved(
    SandboxApplicationId Id, string Code, SandboxAction Action, SandboxState State, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("sandbox." + VerbOf(Action), Code, SubjectVersion, Snapshot, $"/sandbox/{Id.Value}");

    /// <summary>What the ledger calls an action.</summary>
    /// <param name="action">The action.</param>
    public static string VerbOf(SandboxAction action) => action switch
    {
        Submit => "submitted",
        TakeUp => "taken-up",
        RequestInformation => "information-requested",
        Resubmit => "resubmitted",
        ConfirmComplete => "found-complete",
        Evaluate => "evaluated",
        Refer => "referred",
        AnswerReferral => "referral-answered",
        ApproveInPrinciple => "approved-in-principle",
        BeginTestDesign => "test-design-begun",
        Approve => "approved",
        StartTest => "test-started",
        Measure => "measured",
        Suspend => "suspended",
        ResumeTest => "test-resumed",
        AskExtension => "extension-asked",
        GrantExtension => "extension-granted",
        RefuseExtension => "extension-refused",
        EndTest => "test-ended",
        FileReport => "report-filed",
        Exit => "exited",
        SandboxAction.Refuse => "refused",
        Withdraw => "withdrawn",
        Revoke => "revoked",
        Lapse => "lapsed",
        GoStale => "became-stale",
        Reconfirm => "reconfirmed",
        _ => "edited",
    };
}
