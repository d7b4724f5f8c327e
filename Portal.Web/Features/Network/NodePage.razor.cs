using Microsoft.AspNetCore.Components;
using Portal.Application.Evidence.Network;

namespace Portal.Web.Features.Network;

/// <summary>One node: what is declared of it, whether anybody saw its site, and what changed.</summary>
public sealed partial class NodePage
{
    private NodeDetail? detail;
    private string? shown;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Network { get; set; } = "";

    [Parameter]
    public string Id { get; set; } = "";

    private NodeRow Node => detail!.Node;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Network && detail?.Node.Id == Id) return;
        var read = await UseCases.SendAsync(new GetNodeQuery(Network, Id));
        (detail, shown) = (read.IsSuccess ? read.Value : null, Network);
        if (detail is null) Navigation.NotFound();
    }
}
