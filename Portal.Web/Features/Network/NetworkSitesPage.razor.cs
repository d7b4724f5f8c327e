using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Evidence.Network;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Network;

/// <summary>The data centres of a network, and which of them anybody has seen.</summary>
public sealed partial class NetworkSitesPage
{
    private NodeChoices? choices;
    private string? shown;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Network { get; set; } = "";

    [SupplyParameterFromQuery]
    private string? Country { get; set; }

    [SupplyParameterFromQuery]
    private string? Unseen { get; set; }

    private SiteFilter Filter => new(Network, Country, Unseen == "true");

    private IReadOnlyList<Choice<string>> CountryChoices =>
        [.. choices!.Countries.OfType<string>().Select(c => new Choice<string>(c, Countries[c])).OrderBy(c => c.Label, StringComparer.CurrentCulture), new(NodeFilter.NoCountry, T["Country.Unknown"])];

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Network) return;
        var read = await UseCases.SendAsync(new GetNodeChoicesQuery(Network));
        (choices, shown) = (read.IsSuccess ? read.Value : null, Network);
        if (choices is null) Navigation.NotFound();
    }

    private string With(string name, string? value) => Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value);

    private async Task<PortalGridPage<NetworkSiteRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListNetworkSitesQuery(Filter, new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
