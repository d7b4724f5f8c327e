using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Evidence.Network;
using Portal.Domain.Evidence.Network;

namespace Portal.Web.Features.Network;

/// <summary>One data centre: what is declared of it, and what inspectors saw there.</summary>
public sealed partial class NetworkSitePage
{
    private SiteDetail? detail;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Parameter]
    public string Network { get; set; } = "";

    [Parameter]
    public string Id { get; set; } = "";

    private DateOnly Today => Clock.TodayInPakistan();

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Site.Network == Network && detail.Site.Id == Id) return;
        var read = await UseCases.SendAsync(new GetSiteQuery(Network, Id));
        detail = read.IsSuccess ? read.Value : null;
        if (detail is null) Navigation.NotFound();
    }

    private InspectionRow? Find(SiteInspectionId? id) => id is { } known ? detail!.Inspections.FirstOrDefault(i => i.Id == known) : null;
}
