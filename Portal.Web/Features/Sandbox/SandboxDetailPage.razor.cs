using Microsoft.AspNetCore.Components;
using Portal.Application.Sandbox;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Sandbox;

/// <summary>One application: where it stands, what it is judged by, and what the reader can do next.</summary>
public sealed partial class SandboxDetailPage
{
    // These have dialogs of their own.
    private static readonly SandboxAction[] Figures = [SandboxAction.Measure, SandboxAction.AskExtension];

    private IReadOnlyList<FieldProblem> problems = [];
    private SandboxDetail? detail;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Inject]
    private SandboxDecisions Decisions { get; set; } = default!;

    private string Title => SandboxTitle.Of(detail!.Proposal.Title, T);

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new(T["Title"], "/sandbox"),
        new(T["Crumb.Cohort", detail!.Scheme.Code, Numbers.Count(detail.Cohort)], $"/sandbox?scheme={detail.Scheme.Code}"),
        new(detail.Code),
    ];

    private IReadOnlyList<SandboxAction> Buttons => [.. SandboxSteps.All.Concat(Figures).Where(detail!.Allowed.Contains).Reverse()];

    // One primary button a page: evaluating and deciding come first, then the step that goes on with the case.
    private SandboxAction? Primary =>
        detail!.Allowed.Contains(SandboxAction.Evaluate) || SandboxDecisions.IsAwaited(detail)
            || (detail.Allowed.Contains(SandboxAction.Edit) && detail.Gaps.Count > 0)
            ? null
            : SandboxSteps.All.Where(a => detail.Allowed.Contains(a) && SandboxSteps.IsForward(a)).Select(a => (SandboxAction?)a).FirstOrDefault();

    private string StateIcon => SandboxLifecycle.PhaseOf(detail!.State) == SandboxPhase.Ended ? "check"
        : detail.State is SandboxState.Suspended or SandboxState.InformationRequested ? "pause" : "clock";

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetSandboxApplicationQuery(new SandboxApplicationId(Id)));
        if (found.IsSuccess) detail = found.Value;
        else Navigation.NotFound();
    }

    private Task DoAsync(SandboxAction action) => action switch
    {
        SandboxAction.Measure => ReloadAfterAsync(action, () => SandboxMeasureDialog.OpenAsync(Dialogs, detail!)),
        SandboxAction.AskExtension => ReloadAfterAsync(action, () => SandboxExtensionDialog.OpenAsync(Dialogs, detail!)),
        _ => SandboxSteps.AskFor(action) switch
        {
            SandboxAsk.Words => ReloadAfterAsync(action, async () => await DecisionDialog.OpenAsync(Dialogs, Words(action)) is not null),
            SandboxAsk.Confirmation => ConfirmAsync(action),
            _ => RunAsync(action),
        },
    };

    private Task DecideAsync() =>
        ReloadAfterAsync(null, async () => await DecisionDialog.OpenAsync(Dialogs, Decisions.Request(detail!, SendAsync)) is not null);

    private async Task ConfirmAsync(SandboxAction action)
    {
        if (await ConfirmDialog.OpenAsync(Dialogs, T[$"Do.{action}"], T[$"Consequence.{action}"], T[$"Do.{action}"])) await RunAsync(action);
    }

    private Task RunAsync(SandboxAction action) => OnceAsync(async () =>
    {
        problems = await SendAsync(SandboxSteps.Command(detail!, action, ""));
        if (problems.Count == 0) await ReloadAfterAsync(action, () => Task.FromResult(true));
    });

    private async Task ReloadAfterAsync(SandboxAction? action, Func<Task<bool>> done)
    {
        problems = [];
        if (!await done()) return;
        Toast.Success(action is { } known ? Names[known] : T["Decided"]);
        await LoadAsync();
    }

    private async Task<IReadOnlyList<FieldProblem>> SendAsync(MediatR.IRequest<Result> command)
    {
        var result = await UseCases.SendAsync(command);
        return result.Error is { } error ? Errors.Problems(error) : [];
    }

    private DecisionRequest Words(SandboxAction action) => new()
    {
        Title = T[$"Do.{action}"],
        Subject = $"{detail!.Code}, {detail.Applicant.In(PortalCulture.Language)}",
        Choices = [new(action.ToString(), T[$"Do.{action}"])],
        ReasonLabel = T[$"Words.{action}"],
        ReasonMissing = T["Words.Missing"],
        ReasonHint = T["Words.Hint"],
        ReasonRequired = action != SandboxAction.Withdraw,
        Consequence = T[$"Consequence.{action}"],
        ConfirmText = _ => T[$"Do.{action}"],
        Confirm = async said => [.. (await SendAsync(SandboxSteps.Command(detail, action, said.Reason))).Select(OnWords)],
    };

    // The dialog has one field; what concerns the filing stands above it.
    private static FieldProblem OnWords(FieldProblem problem) =>
        problem with { Field = problem.Field is "Question" or "Answer" or "Reason" or "Summary" or "View" ? "decision-reason" : "" };
}
