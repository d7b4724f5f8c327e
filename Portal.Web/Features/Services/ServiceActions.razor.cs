using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Features.Services.Reviews;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Services;

/// <summary>Decisions on a filing, each in a dialog that says what it does.</summary>
public sealed partial class ServiceActions
{
    private const string Approve = "approve";
    private const string Refuse = "refuse";

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private AssignDialog Assignments { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter, EditorRequired]
    public ServiceDetail Service { get; set; } = default!;

    /// <summary>Told when something was done.</summary>
    [Parameter, EditorRequired]
    public EventCallback Done { get; set; }

    private string Subject => $"{Service.Code}: {Service.Content.About.Name.In(PortalCulture.Language)}";

    private bool IsAmendment => Service.AmendmentReason is not null;

    private Task DecideAsync() => OpenAsync(new DecisionRequest
    {
        Title = T["Decide.Title"],
        Subject = Subject,
        FourEyes = T["Decide.FourEyes"],
        Choices = [new(Approve, T["Decide.Approve"], T["Decide.Approve.Hint"]), new(Refuse, T["Decide.Refuse"], T["Decide.Refuse.Hint"])],
        ReasonHint = T["Decide.ReasonHint"],
        ReasonMaxLength = Domain.Services.Service.ReasonMaxLength,
        Consequence = T["Decide.Consequence"],
        ConfirmText = choice => choice switch { Approve => T["Decide.Approve"], Refuse => T["Decide.Refuse"], _ => T["Do.Decide"] },
        Confirm = decision => decision.Choice == Approve
            ? RunAsync(new ApproveServiceCommand(Service.Id, Service.Version, decision.Reason))
            : RunAsync(new RefuseServiceCommand(Service.Id, Service.Version, decision.Reason)),
    });

    private Task ReturnAsync() => OpenAsync(new DecisionRequest
    {
        Title = T["Return.Title"],
        Subject = Subject,
        Choices = [new("return", T["Do.Return"])],
        ReasonHint = T["Return.ReasonHint"],
        Consequence = T["Return.Consequence"],
        ConfirmText = _ => T["Do.Return"],
        Confirm = decision => RunAsync(new ReturnServiceCommand(Service.Id, Service.Version, decision.Reason)),
    });

    private async Task AmendAsync()
    {
        if (await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = T["Amend.Dialog.Title"],
            Subject = Subject,
            Choices = [new("amend", T["Do.Amend"])],
            ReasonHint = T["Amend.ReasonHint"],
            ReasonMaxLength = Domain.Services.Service.ReasonMaxLength,
            Consequence = T["Amend.Consequence"],
            ConfirmText = _ => T["Do.Amend"],
            Confirm = decision => RunAsync(new AmendServiceCommand(Service.Id, Service.Version, decision.Reason)),
        }) is not null) Navigation.NavigateTo($"/services/{Service.Id}/register");
    }

    private async Task AssignAsync()
    {
        var given = await Assignments.OpenAsync(Service.Id, Subject, to => RunAsync(new AssignReviewCommand(Service.Id, Service.Version, to.To.Id, to.Reason)));
        if (given is not null) await FinishAsync();
    }

    private Task StartReviewAsync() => ConfirmAsync(
        T["Review.Title"], T["Review.Text", Service.Code], T["Do.StartReview"], new StartReviewCommand(Service.Id, Service.Version), danger: false);

    private Task WithdrawAsync() => ConfirmAsync(
        T[IsAmendment ? "WithdrawAmendment.Title" : "Withdraw.Title"],
        T[IsAmendment ? "WithdrawAmendment.Text" : "Withdraw.Text", Service.Code],
        T[IsAmendment ? "Do.WithdrawAmendment" : "Do.Withdraw"],
        new WithdrawServiceCommand(Service.Id, Service.Version), danger: true);

    private async Task ConfirmAsync(string title, string text, string confirm, ICommand command, bool danger)
    {
        if (!await ConfirmDialog.OpenAsync(Dialogs, title, text, confirm, danger)) return;
        var problems = await RunAsync(command);
        if (problems.Count == 0) await FinishAsync();
        else await ConfirmDialog.OpenAsync(Dialogs, title, problems[0].Message, T["Close"]);
    }

    private async Task OpenAsync(DecisionRequest request)
    {
        if (await DecisionDialog.OpenAsync(Dialogs, request) is not null) await FinishAsync();
    }

    private async Task FinishAsync()
    {
        Toast.Success(T["Done"]);
        await Done.InvokeAsync();
    }

    private async Task<IReadOnlyList<FieldProblem>> RunAsync(ICommand command)
    {
        var result = await UseCases.SendAsync(command);
        if (result.Error is not { } error) return [];
        return [.. Errors.Problems(error).Select(p => p with { Field = p.Field.Length > 0 ? "decision-reason" : "" })];
    }
}
