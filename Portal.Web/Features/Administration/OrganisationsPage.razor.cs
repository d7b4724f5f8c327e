using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Organisations;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Administration;

/// <summary>The organisations, what stands under which, and what hangs on each.</summary>
public sealed partial class OrganisationsPage
{
    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    private async Task<PortalGridPage<OrganisationRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListOrganisationsQuery(new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending), Q));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
