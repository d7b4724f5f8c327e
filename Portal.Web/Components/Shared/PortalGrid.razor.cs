using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Web.Resources;
using Portal.Web.Text;
using Radzen;
using Radzen.Blazor;

namespace Portal.Web.Components.Shared;

public sealed partial class PortalGrid<TRow>
    where TRow : notnull
{
    private readonly HashSet<string> sortable = new(StringComparer.Ordinal);
    private readonly Latest latest = new();
    private RadzenDataGrid<TRow>? grid;
    // Null until the first page came: that is what makes the grid ask for one.
    private IReadOnlyList<TRow>? rows;
    private int total;
    private bool loading = true;

    [Inject]
    private IStringLocalizer<SharedText> T { get; set; } = default!;

    /// <summary>Loads one page; called for the first page, each further one, and each change of the sort.</summary>
    [Parameter, EditorRequired]
    public Func<PortalGridRequest, Task<PortalGridPage<TRow>>> Load { get; set; } = default!;

    /// <summary>The columns: <see cref="PortalColumn{TRow}"/>.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    [Parameter]
    public int PageSize { get; set; } = 20;

    /// <summary>In place of the rows when there are none: say why, and what to do.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    private string Status => loading ? T["Loading"] : T.Count("Grid.Rows", total);

    /// <summary>Loads anew from the first page, after a filter changed.</summary>
    public Task ReloadAsync() => grid is null ? Task.CompletedTask : grid.FirstPage(forceReload: true);

    internal void Allow(string sort) => sortable.Add(sort);

    private async Task LoadAsync(LoadDataArgs asked)
    {
        var isLatest = latest.Ask();
        loading = true;
        var page = await Load(PortalGridRequest.From(asked, PageSize, sortable));
        if (!isLatest()) return;
        (rows, total, loading) = (page.Rows, page.Total, false);
    }
}
