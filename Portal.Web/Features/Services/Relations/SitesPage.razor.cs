using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Services.Relations;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Services.Relations;

/// <summary>Sites, and how much hangs on each.</summary>
public sealed partial class SitesPage
{
    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    private async Task<PortalGridPage<SiteRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListSitesQuery(new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending), Q));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
