using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Access.People;

public sealed partial class LendDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private LendableRole? role;
    private PersonId? colleague;
    private DateOnly? since;
    private DateOnly? until;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Parameter, EditorRequired]
    public MyAccess Access { get; set; } = default!;

    private IReadOnlyList<Choice<LendableRole>> Roles => [.. Access.Lendable.Select(r => new Choice<LendableRole>(r, Names[r.Role], r.Organisation.In(PortalCulture.Language)))];

    private IReadOnlyList<Choice<PersonId?>> Colleagues => [.. (role?.Colleagues ?? []).ByName(c => c.Name).Select(c => new Choice<PersonId?>(c.Id, c.Name.In(PortalCulture.Language)))];

    public static async Task<bool> OpenAsync(DialogService dialogs, string title, MyAccess access) =>
        await dialogs.OpenAsync<LendDialog>(title, new Dictionary<string, object?> { [nameof(Access)] = access }, DialogFrame.Options(title)) is true;

    protected override void OnInitialized() => (role, since) = (Access.Lendable[0], Access.Today);

    private void Choose(LendableRole? chosen) => (role, colleague) = (chosen, null);

    private Task SendAsync() => OnceAsync(async () =>
    {
        var lent = await UseCases.SendAsync(new LendRoleCommand(Access.Version, role?.Role, role?.OrganisationId, colleague, since, until));
        problems = lent.Error is { } refusal ? Errors.Problems(refusal) : [];
        if (lent.IsSuccess) Dialogs.Close(true);
    });
}
