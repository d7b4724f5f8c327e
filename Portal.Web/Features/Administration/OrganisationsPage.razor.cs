using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Organisations;
using Portal.Domain.Organisations;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Administration;

/// <summary>The organisations, what stands under which, and what hangs on each.</summary>
public sealed partial class OrganisationsPage
{
    [Inject]
    private UseCases UseCases { get; set; } = default!;

    private const string Tree = "tree";

    private IReadOnlyList<OrganisationBranch>? roots;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? View { get; set; }

    private bool IsTree => View == Tree;

    private IReadOnlyList<TabItem> Views => [new(T["View.List"], "/organisations", !IsTree), new(T["View.Tree"], $"/organisations?view={Tree}", IsTree)];

    protected override async Task OnParametersSetAsync()
    {
        if (IsTree) roots ??= await BelowAsync(null);
    }

    private Task<IReadOnlyList<OrganisationBranch>> BelowAsync(OrganisationId above) => BelowAsync((OrganisationId?)above);

    private async Task<IReadOnlyList<OrganisationBranch>> BelowAsync(OrganisationId? above)
    {
        var found = await UseCases.SendAsync(new ListBranchesQuery(above));
        return found.IsSuccess ? found.Value : [];
    }

    private async Task<PortalGridPage<OrganisationRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListOrganisationsQuery(new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending), Q));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
