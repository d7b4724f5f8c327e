using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Services.Relations;
using Portal.Domain.Services.Relations;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Services.Relations;

/// <summary>A data set: the services that keep it and those that use it from them.</summary>
public sealed partial class DataSetPage
{
    private DataSetRow? set;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "use")]
    private string? Use { get; set; }

    private bool IsUsers => Use == "true";

    protected override async Task OnParametersSetAsync()
    {
        if (set?.Id.Value == Id) return;
        var found = await UseCases.SendAsync(new GetDataSetQuery(new DataSetId(Id)));
        set = found.IsSuccess ? found.Value : null;
        if (set is null) Navigation.NotFound();
    }

    private async Task<PortalGridPage<DataSetService>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListDataSetServicesQuery(new DataSetId(Id), IsUsers, new PageRequest(asked.Skip, asked.Take)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
