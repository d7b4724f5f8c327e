using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Evidence.Network;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Network;

/// <summary>The networks that are known, and one of them: how large it is, what changed last, and its subnets.</summary>
public sealed partial class NetworkPage
{
    private NetworkOverview? overview;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "network")]
    private string? Asked { get; set; }

    private NetworkDetail? Chosen => overview?.Chosen;

    private string Name => Chosen!.Import.Network;

    private IReadOnlyList<BarRow> ChangeRows
    {
        get
        {
            var most = Chosen!.Changes.Max(c => c.Count);
            return [.. Chosen.Changes.Select(c => new BarRow(Names[c.Kind], (double)c.Count / most, Numbers.Count(c.Count), null, NetworkLook.At(Name, $"imports/{Chosen.Import.Id}?kind={c.Kind}")))];
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (overview is not null && (Asked ?? (overview.Networks is [var first, ..] ? first.Name : null)) == Chosen?.Import.Network) return;
        var read = await UseCases.SendAsync(new GetNetworkQuery(Asked));
        overview = read.IsSuccess ? read.Value : null;
        if (overview is null) Navigation.NotFound();
    }

    private async Task<PortalGridPage<SubnetRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListSubnetsQuery(Name, new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
