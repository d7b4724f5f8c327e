using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Services.Relations;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Services.Relations;

/// <summary>What a service needs and what needs it: a picture of two steps, and all of it as a table.</summary>
public sealed partial class RelationsPage
{
    private RelationGraph? graph;
    private Guid shownId;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "side")]
    private string? Side { get; set; }

    private RelationSide Shown => Enum.TryParse<RelationSide>(Side, ignoreCase: true, out var side) && Enum.IsDefined(side) ? side : RelationSide.Needs;

    protected override async Task OnParametersSetAsync()
    {
        if (graph is not null && shownId == Id) return;
        var asked = Id;
        var found = await UseCases.SendAsync(new GetServiceRelationsQuery(new ServiceId(asked)));
        if (asked != Id) return;
        (graph, shownId) = (found.IsSuccess ? found.Value : null, asked);
        if (graph is null) Navigation.NotFound();
    }

    private string At(RelationSide side) => $"/services/{Id}/relations?side={side}";

    private async Task<PortalGridPage<Relation>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListServiceRelationsQuery(new ServiceId(Id), Shown, new PageRequest(asked.Skip, asked.Take)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
