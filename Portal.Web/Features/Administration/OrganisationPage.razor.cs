using Microsoft.AspNetCore.Components;
using Portal.Application.Organisations;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Administration;

/// <summary>One organisation; whoever keeps organisations ends it here.</summary>
public sealed partial class OrganisationPage
{
    private OrganisationDetail? organisation;
    private PlaceInTree? place;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    private string ServicesHref => $"/services?org={organisation!.Code}&alone=true";

    protected override Task OnParametersSetAsync() => organisation?.Id.Value == Id ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetOrganisationQuery(new OrganisationId(Id)));
        organisation = found.IsSuccess ? found.Value : null;
        if (organisation is null)
        {
            Navigation.NotFound();
            return;
        }

        var stands = await UseCases.SendAsync(new GetPlaceInTreeQuery(organisation.Id));
        place = stands.IsSuccess ? stands.Value : null;
    }

    private async Task<IReadOnlyList<OrganisationBranch>> BelowAsync(OrganisationId above)
    {
        var found = await UseCases.SendAsync(new ListBranchesQuery(above));
        return found.IsSuccess ? found.Value : [];
    }

    private static string NameOf(LocalizedText name) => name.In(PortalCulture.Language);

    private async Task EndAsync()
    {
        if (!await EndOrganisationDialog.OpenAsync(Dialogs, T["End"], organisation!)) return;
        await LoadAsync();
        if (organisation?.ValidUntil is { } last) Toast.Success(T["End.Done", NameOf(organisation.Name), Dates.Short(last)]);
    }
}
