using Portal.Domain.Sandbox;
using static Portal.Domain.Sandbox.SandboxAction;

namespace Portal.Infrastructure.DemoData;

/// <summary>How an application gets to a state: steps, each with its day after submission.</summary>
internal static class DemoSandboxPath
{
    private static readonly (SandboxAction Action, int Day)[] Main =
    [
        (Submit, 0), (TakeUp, 2), (ConfirmComplete, 11), (Evaluate, 22), (Evaluate, 28), (ApproveInPrinciple, 50), (BeginTestDesign, 55), (Approve, 82),
        (StartTest, 90), (Measure, 130), (Measure, 150), (Measure, 170), (EndTest, 255), (FileReport, 280), (Exit, 300),
    ];

    public static bool IsEnd(SandboxState state) => SandboxLifecycle.PhaseOf(state) == SandboxPhase.Ended;

    public static IReadOnlyList<(SandboxAction Action, int Day)> To(SandboxState state, bool withQuestion)
    {
        IEnumerable<(SandboxAction, int)> path = state switch
        {
            SandboxState.Draft => [],
            SandboxState.Submitted => Until(0),
            SandboxState.CompletenessCheck => Until(2),
            SandboxState.InformationRequested => [.. Until(2), (RequestInformation, 6)],
            SandboxState.Withdrawn => [.. Until(2), (Withdraw, 9)],
            SandboxState.Evaluation => Until(28),
            SandboxState.CoRegulatorReferral => [.. Until(28), (Refer, 31)],
            SandboxState.Refused => [.. Until(28), (SandboxAction.Refuse, 47)],
            SandboxState.InPrinciple => Until(50),
            SandboxState.Lapsed => [.. Until(50), (Lapse, 150)],
            SandboxState.TestDesign => Until(55),
            SandboxState.Approved => Until(82),
            SandboxState.Testing => Until(170),
            SandboxState.Suspended => [.. Until(150), (Suspend, 161)],
            SandboxState.ExtensionRequested => [.. Until(170), (AskExtension, 205)],
            SandboxState.Revoked => [.. Until(130), (Revoke, 166)],
            SandboxState.ReportDue => Until(255),
            SandboxState.ExitReview => Until(280),
            SandboxState.Exited => Main,
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
        var steps = path.ToList();
        if (withQuestion && steps.Exists(s => s.Item1 == ConfirmComplete)) steps.InsertRange(2, [(RequestInformation, 5), (Resubmit, 8)]);
        return steps;
    }

    private static IEnumerable<(SandboxAction Action, int Day)> Until(int day) => Main.TakeWhile(s => s.Day <= day);
}
