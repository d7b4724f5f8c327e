using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Evidence.Network;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Network;

/// <summary>The imports of a network, newest first.</summary>
public sealed partial class NetworkImportsPage
{
    private NetworkOverview? choices;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Network { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (choices?.Chosen?.Import.Network == Network) return;
        var read = await UseCases.SendAsync(new GetNetworkQuery(Network));
        choices = read.IsSuccess ? read.Value : null;
        if (choices is null) Navigation.NotFound();
    }

    private async Task<PortalGridPage<NetworkImportRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListNetworkImportsQuery(Network, new PageRequest(asked.Skip, asked.Take)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
