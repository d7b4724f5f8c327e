using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Sandbox;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Sandbox;

/// <summary>The pipeline of applications, as a board or as a list. Its filters are in the address, so that a view can be shared.</summary>
public sealed partial class SandboxPage
{
    private const string List = "list";

    private IReadOnlyList<SandboxSchemeView> schemes = [];
    private IReadOnlyList<SandboxLane>? lanes;
    private Error? refusal;
    private bool mayFile;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? View { get; set; }

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Scheme { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Phase { get; set; }

    private bool IsList => View == List;

    private string Key => $"{Q}|{Scheme}|{State}|{Phase}";

    private SandboxLane? Ended => lanes?.SingleOrDefault(l => l.Phase == SandboxPhase.Ended);

    // What an address says is not trusted: a word that names nothing does not narrow the list.
    private SandboxFilter Filter => new()
    {
        Text = Q ?? "",
        Scheme = Scheme ?? "",
        State = Enum.TryParse<SandboxState>(State, out var state) && Enum.IsDefined(state) ? state : null,
        Phase = Enum.TryParse<SandboxPhase>(Phase, out var phase) && Enum.IsDefined(phase) ? phase : null,
    };

    private IReadOnlyList<TabItem> Views =>
    [
        new(T["View.Board"], Address(false, null, keep: true), !IsList),
        new(T["View.List"], Address(true, null, keep: true), IsList, Filter is { State: null, Phase: null } ? lanes?.Sum(l => l.Count) : null),
    ];

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new ListSandboxSchemesQuery());
        refusal = found.Error;
        if (refusal is not null) return;
        schemes = found.Value;
        var me = await UseCases.SendAsync(new GetMeQuery());
        mayFile = me.IsSuccess && me.Value.Permissions.Contains(Permissions.Sandbox.File);
        var board = await UseCases.SendAsync(new GetSandboxBoardQuery(Filter));
        lanes = board.IsSuccess ? board.Value : [];
    }

    private async Task<PortalGridPage<SandboxRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListSandboxApplicationsQuery(Filter, new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }

    private string Address(bool list, SandboxPhase? phase, bool keep = false)
    {
        var parts = new List<(string Name, string? Value)> { ("view", list ? List : null), ("phase", phase?.ToString()) };
        if (keep || phase is not null) parts.AddRange([("q", Q), ("scheme", Scheme)]);
        var query = parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return query.Count == 0 ? "/sandbox" : "/sandbox?" + string.Join('&', query);
    }
}
