using MediatR;
using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Access.People;

/// <summary>One person: roles, what waits for a second administrator, and what happened to their rights.</summary>
public sealed partial class PersonPage
{
    private PersonDetail? person;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    private string Name => person!.Name.In(PortalCulture.Language);

    protected override async Task OnParametersSetAsync()
    {
        if (person?.Id.Value == Id) return;
        await LoadAsync();
        if (person is null) Navigation.NotFound();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetPersonQuery(new PersonId(Id)));
        person = found.IsSuccess ? found.Value : null;
    }

    private async Task GrantAsync()
    {
        if (await GrantDialog.OpenAsync(Dialogs, person!) is not { } outcome) return;
        Toast.Success(T[$"Outcome.{outcome}"]);
        await LoadAsync();
    }

    private Task TakeAwayAsync(GrantRow grant) => AskAsync(
        T["TakeAway.Title", Names[grant.Role]], T["TakeAway"], T["TakeAway.Consequence"], reason => new TakeRoleAwayCommand(person!.Id, person.Version, grant.Id, reason));

    private Task DisableAsync() => AskAsync(T["Disable.Title"], T["Disable"], T["Disable.Consequence"], reason => new DisablePersonCommand(person!.Id, person.Version, reason));

    private Task EnableAsync() => AskAsync(T["Enable.Title"], T["Enable"], T["Enable.Consequence"], reason => new EnablePersonCommand(person!.Id, person.Version, reason));

    private Task ReleaseAsync() => AskAsync(T["Release.Title"], T["Release"], T["Release.Consequence"], reason => new ReleaseIdentityCommand(person!.Id, person.Version, reason));

    private async Task AskAsync(string title, string confirm, string consequence, Func<string, IRequest<Result>> command)
    {
        var decided = await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = title,
            Subject = Name,
            Choices = [new(confirm, confirm)],
            ReasonHint = T["Reason.Hint"],
            ReasonMaxLength = Person.ReasonMaxLength,
            Consequence = consequence,
            ConfirmText = _ => confirm,
            Confirm = async decision => await UseCases.SendAsync(command(decision.Reason)) is { Error: { } refusal } ? Errors.InDecision(refusal) : [],
        });
        if (decided is null) return;
        Toast.Success(T["Saved"]);
        await LoadAsync();

        // Without a role here the person is no longer in this administrator's care.
        if (person is null) Navigation.NavigateTo("/admin/people");
    }

    private string Words(PersonHistoryStep step)
    {
        var by = step.By?.In(PortalCulture.Language) ?? T["ThePortal"].Value;
        var role = step.Role is { } held ? Names[held] : "";
        var where = step.Organisation?.In(PortalCulture.Language) ?? "";
        var until = step.Until is { } last ? Dates.Short(last) : "";
        return T[$"Did.{step.Change}{(until.Length > 0 && step.Change is RightsChange.RoleGranted ? "Until" : "")}", by, role, where, until];
    }
}
