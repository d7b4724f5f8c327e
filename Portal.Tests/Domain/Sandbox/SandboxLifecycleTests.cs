using Portal.Domain.Access;
using Portal.Domain.Sandbox;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Domain.Sandbox;

public sealed class SandboxLifecycleTests
{
    // Written from the rules of the sandbox, not from the code: state, then action>next.
    private const string Expected = """
        Draft                Edit>Draft Submit>Submitted Withdraw>Withdrawn
        Submitted            TakeUp>CompletenessCheck Withdraw>Withdrawn
        CompletenessCheck    RequestInformation>InformationRequested ConfirmComplete>Evaluation Withdraw>Withdrawn
        InformationRequested Edit>InformationRequested Resubmit>CompletenessCheck Withdraw>Withdrawn Lapse>Lapsed
        Evaluation           Evaluate>Evaluation Refer>CoRegulatorReferral ApproveInPrinciple>InPrinciple Refuse>Refused Withdraw>Withdrawn
        CoRegulatorReferral  AnswerReferral>Evaluation Withdraw>Withdrawn
        InPrinciple          BeginTestDesign>TestDesign Withdraw>Withdrawn Lapse>Lapsed GoStale>InPrinciple Reconfirm>InPrinciple
        TestDesign           Edit>TestDesign Approve>Approved Refuse>Refused Withdraw>Withdrawn Lapse>Lapsed GoStale>TestDesign Reconfirm>TestDesign
        Approved             StartTest>Testing Withdraw>Withdrawn Revoke>Revoked Lapse>Lapsed GoStale>Approved Reconfirm>Approved
        Testing              Measure>Testing Suspend>Suspended AskExtension>ExtensionRequested EndTest>ReportDue Revoke>Revoked GoStale>Testing Reconfirm>Testing
        Suspended            Measure>Suspended ResumeTest>Testing Revoke>Revoked GoStale>Suspended Reconfirm>Suspended
        ExtensionRequested   Measure>ExtensionRequested GrantExtension>Testing RefuseExtension>Testing Revoke>Revoked GoStale>ExtensionRequested Reconfirm>ExtensionRequested
        ReportDue            Measure>ReportDue FileReport>ExitReview
        ExitReview           Exit>Exited
        Exited
        Refused
        Withdrawn
        Revoked
        Lapsed
        """;

    private static readonly SandboxAction[] OfApplicant =
    [
        SandboxAction.Edit, SandboxAction.Submit, SandboxAction.Resubmit, SandboxAction.Withdraw, SandboxAction.StartTest, SandboxAction.Measure,
        SandboxAction.AskExtension, SandboxAction.EndTest, SandboxAction.FileReport,
    ];

    private static readonly SandboxAction[] OfOfficer =
    [
        SandboxAction.TakeUp, SandboxAction.RequestInformation, SandboxAction.ConfirmComplete, SandboxAction.Evaluate, SandboxAction.Refer,
        SandboxAction.AnswerReferral, SandboxAction.BeginTestDesign,
    ];

    public static TheoryData<SandboxState> States => new(Enum.GetValues<SandboxState>());

    [Theory]
    [Asvs("2.3.1")]
    [MemberData(nameof(States))]
    public void Next_ForEveryAction_IsWhatTheRulesSay(SandboxState state)
    {
        var moves = MovesOf(state);

        foreach (var action in Enum.GetValues<SandboxAction>())
        {
            SandboxState? expected = moves.TryGetValue(action, out var next) ? next : null;
            Assert.Equal((state, action, expected), (state, action, SandboxLifecycle.Next(state, action)));
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Refusal_ForEveryActionAndRole_LetsOnlyTheRightParty(SandboxState state)
    {
        var moves = MovesOf(state);
        var made = SandboxCase.In(state);
        Assert.Equal(state, made.Application.State);

        // Only a stale approval can be confirmed.
        made.Application.GoStale("TEST-0001", made.Approver, made.Now);
        foreach (var action in Enum.GetValues<SandboxAction>().Where(a => SandboxLifecycle.PartyOf(a) != SandboxParty.Portal))
        {
            Check(action, Role.Applicant, made.Applicant, OfApplicant.Contains(action));
            Check(action, Role.CaseOfficer, made.Application.CaseOfficer is null ? SandboxCase.OfRegulator(Role.CaseOfficer) : made.Officer, OfOfficer.Contains(action));
            Check(action, Role.Approver, made.Approver, !OfApplicant.Contains(action) && !OfOfficer.Contains(action));
            Check(action, Role.Auditor, SandboxCase.OfRegulator(Role.Auditor), false);
            Check(action, Role.PdaAdministrator, SandboxCase.OfRegulator(Role.PdaAdministrator), false);
        }

        void Check(SandboxAction action, Role role, Actor actor, bool isTheirs) =>
            Assert.Equal((state, action, role, moves.ContainsKey(action) && isTheirs), (state, action, role, made.Application.Refusal(action, actor) is null));
    }

    [Fact]
    public void StatesOf_ForAllPhases_CoverEveryStateOnce() =>
        Assert.Equal(Enum.GetValues<SandboxState>(), Enum.GetValues<SandboxPhase>().SelectMany(SandboxLifecycle.StatesOf).Order());

    private static Dictionary<SandboxAction, SandboxState> MovesOf(SandboxState state)
    {
        var line = Expected.Split('\n').Single(l => l.Split(' ')[0].Trim() == state.ToString());
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Select(move => move.Split('>'))
            .ToDictionary(m => Enum.Parse<SandboxAction>(m[0]), m => Enum.Parse<SandboxState>(m[1]));
    }
}
