using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Imports;
using Portal.Domain.Imports;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Imports;

/// <summary>The imports of the own organisation, or of all for those who import for the whole country. Moves while one is at work.</summary>
public sealed partial class ImportsPage : IDisposable
{
    private PortalGrid<ImportListRow>? grid;
    private PageTicker? ticker;
    private bool isAtWork;
    private bool wasAtWork;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private ImportFeed Feed { get; set; } = default!;

    public void Dispose() => ticker?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) ticker = new PageTicker(wake => Feed.Listen(_ => wake()), LookAsync);
    }

    private async Task<PortalGridPage<ImportListRow>> LoadAsync(PortalGridRequest asked)
    {
        var found = await UseCases.SendAsync(new ListImportsQuery(new PageRequest(asked.Skip, asked.Take)));
        if (!found.IsSuccess) return new PortalGridPage<ImportListRow>([], 0);
        isAtWork = found.Value.Items.Any(r => ImportLifecycle.IsAtWork(r.State));
        return new PortalGridPage<ImportListRow>(found.Value.Items, found.Value.Total);
    }

    private async Task<bool> LookAsync()
    {
        if ((isAtWork || wasAtWork) && grid is not null) await InvokeAsync(grid.ReloadAsync);
        wasAtWork = isAtWork;
        return isAtWork;
    }
}
