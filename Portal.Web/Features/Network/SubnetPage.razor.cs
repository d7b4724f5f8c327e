using Microsoft.AspNetCore.Components;
using Portal.Application.Evidence.Network;
using Portal.Domain.Evidence.Network;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Network;

/// <summary>One subnet: its nodes, in how many hands and places they are, and what changed.</summary>
public sealed partial class SubnetPage
{
    private SubnetDetail? detail;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Network { get; set; } = "";

    [Parameter]
    public string Id { get; set; } = "";

    private int Nodes => detail!.Nodes.Count;

    private int Margin => Concentration.MarginOf(Nodes);

    private IEnumerable<(string Name, Concentration Of)> Kinds =>
        [(T["Providers"], detail!.Providers), (T["Operators"], detail.Operators), (T["Sites"], detail.Sites), (T["Countries"], detail.Countries)];

    private IReadOnlyList<string[]> TableRows =>
    [
        .. Lines(T["Providers"], detail!.Providers, NameOfProvider),
        .. Lines(T["Operators"], detail.Operators, id => id!),
        .. Lines(T["Sites"], detail.Sites, id => id!),
        .. Lines(T["Countries"], detail.Countries, CountryName),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Subnet.Network == Network && detail.Subnet.Id == Id) return;
        var read = await UseCases.SendAsync(new GetSubnetQuery(Network, Id));
        detail = read.IsSuccess ? read.Value : null;
        if (detail is null) Navigation.NotFound();
    }

    private string NameOfProvider(string? id) => detail!.Nodes.First(n => n.Provider == id).ProviderName ?? NetworkLook.Short(id!);

    private string CountryName(string? code) => NetworkLook.Country(T, Countries, code);

    private IReadOnlyList<BarRow> Rows(Concentration of, Func<string?, string> name, Func<string?, string> page) =>
        [.. of.Groups.Select(g => new BarRow(name(g.Key), (double)g.Nodes / Nodes, Numbers.Count(g.Nodes), Numbers.Percent(g.Nodes, Nodes), NetworkLook.At(Network, page(g.Key))))];

    private IEnumerable<string[]> Lines(string kind, Concentration of, Func<string?, string> name) =>
        of.Groups.Select(g => new[] { kind, name(g.Key), Numbers.Count(g.Nodes), Numbers.Percent(g.Nodes, Nodes) });
}
