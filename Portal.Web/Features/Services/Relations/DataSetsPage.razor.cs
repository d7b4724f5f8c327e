using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Services.Relations;
using Portal.Domain.Services.Relations;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Services.Relations;

/// <summary>Data sets of the register: who keeps them, and who uses them instead of keeping them again.</summary>
public sealed partial class DataSetsPage
{
    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Several { get; set; }

    [SupplyParameterFromQuery]
    private string? Site { get; set; }

    private bool SeveralOnly => Several == "true";

    private SiteId? AtSite => Guid.TryParse(Site, out var site) ? new SiteId(site) : null;

    private string With(string name, string? value) => Navigation.GetUriWithQueryParameter(name, value);

    private async Task<PortalGridPage<DataSetRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListDataSetsQuery(new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending), Q, SeveralOnly, AtSite));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
