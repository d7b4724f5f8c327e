using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Evidence.Network;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Network;

/// <summary>Nodes of a network; every filter is in the address.</summary>
public sealed partial class NodesPage
{
    private NodeChoices? choices;
    private string? shown;
    private string? text;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Network { get; set; } = "";

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Country { get; set; }

    [SupplyParameterFromQuery]
    private string? Provider { get; set; }

    [SupplyParameterFromQuery(Name = "operator")]
    private string? By { get; set; }

    [SupplyParameterFromQuery]
    private string? Subnet { get; set; }

    [SupplyParameterFromQuery]
    private string? Site { get; set; }

    [SupplyParameterFromQuery]
    private string? Spare { get; set; }

    private NodeFilter Filter => new(Network) { Text = Q, Country = Country, Provider = Provider, Operator = By, Subnet = Subnet, Site = Site, SpareOnly = Spare == "true" };

    // What the list shows, the file has.
    private string Csv => NetworkLook.At(Network, "nodes.csv" + new Uri(Navigation.Uri).Query);

    private IReadOnlyList<Choice<string>> CountryChoices =>
        [.. choices!.Countries.Select(c => new Choice<string>(c ?? NodeFilter.NoCountry, NetworkLook.Country(T, Countries, c))).OrderBy(c => c.Value == NodeFilter.NoCountry).ThenBy(c => c.Label, StringComparer.CurrentCulture)];

    private IReadOnlyList<Choice<string>> ProviderChoices => [.. choices!.Providers.Select(p => new Choice<string>(p.Id, p.Name == p.Id ? NetworkLook.Short(p.Id) : p.Name))];

    private IReadOnlyList<Choice<string>> SubnetChoices => [.. choices!.Subnets.Select(s => new Choice<string>(s.Id, $"{NetworkLook.Short(s.Id)} ({SubnetTypes.Of(T, s.Type)})"))];

    // What no field of the form shows.
    private IEnumerable<(string Name, string Words)> Active =>
        new (string Name, string? Words)[] { ("q", string.IsNullOrWhiteSpace(Q) ? null : $"“{Q}”"), ("operator", By is { Length: > 0 } ? T["Filter.Operator", NetworkLook.Short(By)].Value : null), ("site", Site is { Length: > 0 } ? T["Filter.Site", Site].Value : null) }
            .Where(f => f.Words is not null).Select(f => (f.Name, f.Words!));

    protected override async Task OnParametersSetAsync()
    {
        text = Q;
        if (shown == Network) return;
        var read = await UseCases.SendAsync(new GetNodeChoicesQuery(Network));
        (choices, shown) = (read.IsSuccess ? read.Value : null, Network);
        if (choices is null) Navigation.NotFound();
    }

    private void Go(string name, string? value) => Navigation.NavigateTo(With(name, value));

    private string With(string name, string? value) => Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value);

    private async Task<PortalGridPage<NodeRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListNodesQuery(Filter, new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
