using Portal.Application.Common;
using Portal.Application.Sandbox;
using Portal.Domain.Sandbox;

namespace Portal.Web.Features.Sandbox;

/// <summary>How a step is asked for.</summary>
public enum SandboxAsk
{
    /// <summary>Done at once.</summary>
    Nothing,

    /// <summary>Confirmed, because a statutory clock moves.</summary>
    Confirmation,

    /// <summary>Needs words.</summary>
    Words,
}

/// <summary>The steps of officers and applicants that take at most a text; decisions, evaluations and figures have their own forms.</summary>
public static class SandboxSteps
{
    /// <summary>In the order of their buttons: what comes first is what is most likely next.</summary>
    public static IReadOnlyList<SandboxAction> All { get; } =
    [
        SandboxAction.Resubmit, SandboxAction.StartTest, SandboxAction.FileReport, SandboxAction.TakeUp, SandboxAction.ConfirmComplete, SandboxAction.AnswerReferral,
        SandboxAction.BeginTestDesign, SandboxAction.RequestInformation, SandboxAction.Refer, SandboxAction.EndTest, SandboxAction.Withdraw,
    ];

    public static SandboxAsk AskFor(SandboxAction action) => action switch
    {
        SandboxAction.TakeUp => SandboxAsk.Nothing,
        SandboxAction.ConfirmComplete or SandboxAction.BeginTestDesign or SandboxAction.StartTest or SandboxAction.EndTest => SandboxAsk.Confirmation,
        _ => SandboxAsk.Words,
    };

    /// <summary>Whether a step goes on with the case; the others hold it up or end it and are never the primary button.</summary>
    public static bool IsForward(SandboxAction action) =>
        action is not (SandboxAction.RequestInformation or SandboxAction.Refer or SandboxAction.EndTest or SandboxAction.Withdraw);

    public static ICommand Command(SandboxDetail of, SandboxAction action, string words) => action switch
    {
        SandboxAction.TakeUp => new TakeUpSandboxApplicationCommand(of.Id, of.Version),
        SandboxAction.ConfirmComplete => new ConfirmSandboxCompletenessCommand(of.Id, of.Version),
        SandboxAction.BeginTestDesign => new BeginSandboxTestDesignCommand(of.Id, of.Version),
        SandboxAction.StartTest => new StartSandboxTestCommand(of.Id, of.Version),
        SandboxAction.EndTest => new EndSandboxTestCommand(of.Id, of.Version),
        SandboxAction.Resubmit => new ResubmitSandboxApplicationCommand(of.Id, of.Version, words),
        SandboxAction.FileReport => new FileSandboxReportCommand(of.Id, of.Version, words),
        SandboxAction.RequestInformation => new RequestSandboxInformationCommand(of.Id, of.Version, words),
        SandboxAction.Refer => new ReferSandboxApplicationCommand(of.Id, of.Version, words),
        SandboxAction.AnswerReferral => new AnswerSandboxReferralCommand(of.Id, of.Version, words),
        SandboxAction.Withdraw => new WithdrawSandboxApplicationCommand(of.Id, of.Version, words),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
