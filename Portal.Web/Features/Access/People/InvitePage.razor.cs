using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Access.People;

/// <summary>Enters somebody new. The portal sends no mail: their page says what to tell them.</summary>
public sealed partial class InvitePage
{
    // Made with the page: a second click invites nobody twice.
    private readonly PersonId id = PersonId.New();
    private IReadOnlyList<FieldProblem> problems = [];
    private IReadOnlyList<OrganisationChoice>? choices;
    private OrganisationId? organisation;
    private IReadOnlyCollection<Role>? roles = [];
    private string? nameEn;
    private string? nameUr;
    private string? email;
    private string? reason;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    private IReadOnlyList<Choice<OrganisationId?>> Organisations => [.. choices!.Select(o => new Choice<OrganisationId?>(o.Id, o.Name.In(PortalCulture.Language)))];

    private IReadOnlyList<Choice<Role>> Roles => [.. choices!.Single(c => c.Id == organisation).Roles.Select(r => new Choice<Role>(r, Names[r], T[$"Role.{r}"]))];

    protected override async Task OnInitializedAsync()
    {
        var offered = await UseCases.SendAsync(new GetInviteChoicesQuery());
        choices = offered.IsSuccess ? offered.Value : [];
        if (choices.Count == 0) Navigation.NotFound();
        if (choices is [var only]) organisation = only.Id;
    }

    private void Choose(OrganisationId? chosen) => (organisation, roles) = (chosen, []);

    private Task SendAsync() => OnceAsync(async () =>
    {
        var invited = await UseCases.SendAsync(new InvitePersonCommand(id, nameEn ?? "", nameUr ?? "", email ?? "", organisation, roles ?? [], reason ?? ""));
        problems = invited.Error is { } refusal ? Errors.Problems(refusal) : [];
        if (invited.Error is not null) return;
        Toast.Success(T["Invite.Done"]);
        Navigation.NavigateTo($"/admin/people/{id.Value}");
    });
}
