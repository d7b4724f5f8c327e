using Microsoft.AspNetCore.Components;
using Portal.Application.Dashboards;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Dashboards;

/// <summary>What a search found, by kind.</summary>
public sealed partial class SearchPage
{
    private readonly Latest latest = new();
    private SearchResults? results;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    private string Text => Q is null ? "" : Q.Trim()[..Math.Min(Q.Trim().Length, SearchQuery.TextMaxLength)];

    private string Escaped => Uri.EscapeDataString(Text);

    private string Quoted => $"\u2068{Text}\u2069";

    private string? Lead => results is null || results.IsEmpty ? null : T["Search.For", Quoted].Value;

    protected override async Task OnParametersSetAsync()
    {
        var isLatest = latest.Ask();
        results = null;
        var found = await UseCases.SendAsync(new SearchQuery(Text));
        if (!isLatest()) return;
        results = found.IsSuccess ? found.Value : SearchResults.None;
    }
}
