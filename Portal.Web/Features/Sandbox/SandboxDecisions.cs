using Microsoft.Extensions.Localization;
using Portal.Application.Sandbox;
using Portal.Domain.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Sandbox;

/// <summary>What an approver can decide now, and the command of a decision.</summary>
/// <param name="texts">Words.</param>
/// <param name="names">Names of enumerations.</param>
/// <param name="dates">Days.</param>
public sealed class SandboxDecisions(IStringLocalizer<SandboxText> texts, EnumText names, Dates dates)
{
    private const string NoConflict = "no-conflict";

    private static readonly SandboxAction[] Order =
    [
        SandboxAction.Reconfirm, SandboxAction.ApproveInPrinciple, SandboxAction.Approve, SandboxAction.GrantExtension, SandboxAction.RefuseExtension, SandboxAction.ResumeTest,
        SandboxAction.Exit, SandboxAction.Suspend, SandboxAction.Refuse, SandboxAction.Revoke,
    ];

    /// <summary>Whether the person can decide anything now.</summary>
    public static bool Any(SandboxDetail detail) => Order.Any(detail.Allowed.Contains);

    /// <summary>Whether the case waits for a decision, rather than only allowing one.</summary>
    public static bool IsAwaited(SandboxDetail detail) =>
        detail.Allowed.Contains(SandboxAction.Reconfirm) || (Any(detail) && detail.State is not (SandboxState.Testing or SandboxState.Approved));

    /// <summary>What the dialog asks.</summary>
    /// <param name="detail">The application.</param>
    /// <param name="confirm">Runs the command.</param>
    public DecisionRequest Request(SandboxDetail detail, Func<DecideSandboxApplicationCommand, Task<IReadOnlyList<FieldProblem>>> confirm) => new()
    {
        Title = detail.State == SandboxState.ExtensionRequested ? texts["Decide.Extension"] : texts[$"Decide.{SandboxLifecycle.PhaseOf(detail.State)}"],
        Subject = $"{detail.Code}, {detail.Applicant.In(PortalCulture.Language)}",
        FourEyes = texts["Decide.FourEyes", detail.Applicant.In(PortalCulture.Language), Handlers(detail)],
        Choices = [.. Order.Where(detail.Allowed.Contains).SelectMany(a => Choices(detail, a))],
        ConditionsLabel = texts["Decide.Declaration"],
        Conditions = [new(NoConflict, texts["Decide.NoConflict"], texts["Decide.NoConflict.Hint"])],
        ReasonHint = texts["Decide.ReasonHint"],
        Consequence = texts["Decide.Consequence"],
        ConfirmText = choice => choice is null ? texts["Decide.Confirm"] : texts[$"Confirm.{choice.Split('.')[0]}"],
        Confirm = async decision => [.. (await confirm(Command(detail, decision))).Select(ToDialog)],
    };

    private static DecideSandboxApplicationCommand Command(SandboxDetail detail, Decision decision)
    {
        var parts = decision.Choice.Split('.');
        var action = Enum.Parse<SandboxAction>(parts[0]);
        return new DecideSandboxApplicationCommand(
            detail.Id,
            detail.Version,
            action,
            decision.Reason,
            decision.Conditions.Contains(NoConflict),
            parts.Length > 1 ? Enum.Parse<SandboxExit>(parts[1]) : null,
            action == SandboxAction.GrantExtension ? detail.ExtensionDays : null);
    }

    private static FieldProblem ToDialog(FieldProblem problem) => problem with
    {
        Field = problem.Field switch
        {
            nameof(DecideSandboxApplicationCommand.NoConflict) => "decision-conditions",
            nameof(DecideSandboxApplicationCommand.Reason) => "decision-reason",
            nameof(DecideSandboxApplicationCommand.Decision) or nameof(DecideSandboxApplicationCommand.ExitKind) => "decision-choice",

            // A field of the filing, which the dialog does not have.
            _ => "",
        },
    };

    private IEnumerable<Choice<string>> Choices(SandboxDetail detail, SandboxAction action)
    {
        if (action == SandboxAction.Exit)
            return Enum.GetValues<SandboxExit>().Select(e => new Choice<string>($"Exit.{e}", names[e], texts[$"Exit.{e}"]));
        if (action == SandboxAction.GrantExtension)
        {
            var until = detail.TestEndsOn is { } end ? dates.Long(end.AddDays(detail.ExtensionDays)) : "";
            return [new(action.ToString(), texts.Count("Choice.GrantExtension", detail.ExtensionDays), texts["Choice.GrantExtension.Hint", until])];
        }

        return [new(action.ToString(), texts[$"Choice.{action}"], texts[$"Choice.{action}.Hint"])];
    }

    private static string Handlers(SandboxDetail detail)
    {
        var people = detail.Evaluations.Select(e => e.By).Append(detail.CaseOfficer).OfType<Portal.Domain.Common.LocalizedText>()
            .Select(n => n.In(PortalCulture.Language)).Distinct();
        return string.Join(PortalCulture.IsUrdu ? "، " : ", ", people);
    }
}
