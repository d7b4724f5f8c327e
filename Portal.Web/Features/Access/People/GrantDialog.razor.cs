using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Access.People;

public sealed partial class GrantDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private OrganisationId? organisation;
    private Role? role;
    private DateOnly? until;
    private string? reason;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Parameter, EditorRequired]
    public PersonDetail Person { get; set; } = default!;

    private IReadOnlyList<Choice<OrganisationId?>> Organisations => [.. Person.MayGrantAt.Select(o => new Choice<OrganisationId?>(o.Id, o.Name.In(PortalCulture.Language)))];

    private IReadOnlyList<Choice<Role?>> Roles =>
        [.. (Person.MayGrantAt.FirstOrDefault(o => o.Id == organisation)?.Roles ?? []).Select(r => new Choice<Role?>(r, Names[r], T[$"Role.{r}"]))];

    public static async Task<GrantOutcome?> OpenAsync(DialogService dialogs, PersonDetail person) =>
        await dialogs.OpenAsync<GrantDialog>(
            person.Email, new Dictionary<string, object?> { [nameof(Person)] = person }, DialogFrame.Options(person.Email)) as GrantOutcome?;

    protected override void OnInitialized() =>
        organisation = (Person.MayGrantAt.FirstOrDefault(o => o.Id == Person.OrganisationId) ?? Person.MayGrantAt[0]).Id;

    private void Choose(OrganisationId? chosen) => (organisation, role) = (chosen, null);

    private Task SendAsync() => OnceAsync(async () =>
    {
        var granted = await UseCases.SendAsync(new GrantRoleCommand(Person.Id, Person.Version, role, organisation, until, reason ?? ""));
        problems = granted.Error is { } refusal ? Errors.Problems(refusal) : [];
        if (granted.IsSuccess) Dialogs.Close(granted.Value);
    });
}
