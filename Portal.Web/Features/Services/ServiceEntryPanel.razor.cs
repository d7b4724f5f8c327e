using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Organisations;
using Portal.Application.Services;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Services;

/// <summary>Suspension, its end, the hand-over to another organisation and the end of operation, each in a dialog that says what it does.</summary>
public sealed partial class ServiceEntryPanel
{
    private static readonly ServiceAction[] Actions = [ServiceAction.Suspend, ServiceAction.Reinstate, ServiceAction.Transfer, ServiceAction.Decommission];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Parameter, EditorRequired]
    public ServiceDetail Service { get; set; } = default!;

    /// <summary>Told when something was done.</summary>
    [Parameter, EditorRequired]
    public EventCallback Done { get; set; }

    private IReadOnlyList<ServiceAction> Open => [.. Actions.Where(Service.Allowed.Contains)];

    private async Task ActAsync(ServiceAction action)
    {
        if (await DecisionDialog.OpenAsync(Dialogs, await RequestAsync(action)) is null) return;
        Toast.Success(T["Done"]);
        await Done.InvokeAsync();
    }

    private async Task<DecisionRequest> RequestAsync(ServiceAction action)
    {
        var plain = new DecisionRequest
        {
            Title = T[$"Entry.{action}"],
            Subject = $"{Service.Code}: {Service.Content.About.Name.In(PortalCulture.Language)}",
            Choices = [new(action.ToString(), T[$"Do.{action}"])],
            ReasonMaxLength = Domain.Services.Service.ReasonMaxLength,
            Consequence = T[$"Entry.{action}.Consequence"],
            ConfirmText = _ => T[$"Do.{action}"],
            Confirm = decision => RunAsync(Command(action, decision)),
        };
        return action switch
        {
            ServiceAction.Transfer => plain with { IsList = true, ChoicesLabel = T["Entry.Transfer.To"], ChoiceMissing = T["Entry.Transfer.Missing"], Choices = await OwnersAsync() },
            ServiceAction.Decommission => plain with
            {
                ConditionsLabel = T["Entry.Decommission.Steps"],
                Conditions = [.. Enum.GetValues<DecommissionStep>().Select(step => new Choice<string>(step.ToString(), Names[step]))],
            },
            _ => plain,
        };
    }

    private ICommand Command(ServiceAction action, Decision decision) => action switch
    {
        ServiceAction.Suspend => new SuspendServiceCommand(Service.Id, Service.Version, decision.Reason),
        ServiceAction.Reinstate => new ReinstateServiceCommand(Service.Id, Service.Version, decision.Reason),
        ServiceAction.Transfer => new TransferServiceCommand(Service.Id, Service.Version, new OrganisationId(Guid.Parse(decision.Choice)), decision.Reason),
        _ => new DecommissionServiceCommand(Service.Id, Service.Version, [.. decision.Conditions.Select(Enum.Parse<DecommissionStep>)], decision.Reason),
    };

    private async Task<IReadOnlyList<Choice<string>>> OwnersAsync()
    {
        var found = await UseCases.SendAsync(new ListOwnersQuery(Service.Id));
        return found.IsSuccess
            ? [.. found.Value.ByName(o => o.Name).OrderByDescending(o => o.IsSuccessor).Select(o => new Choice<string>(o.Id.ToString(), T[o.IsSuccessor ? "Entry.Transfer.Successor" : "Entry.Transfer.Owner", o.Name.In(PortalCulture.Language), o.Code]))]
            : [];
    }

    private async Task<IReadOnlyList<FieldProblem>> RunAsync(ICommand command)
    {
        var result = await UseCases.SendAsync(command);
        if (result.Error is not { } error) return [];
        return [.. Errors.Problems(error).Select(p => p with { Field = p.Field == "Reason" ? "decision-reason" : "" })];
    }
}
