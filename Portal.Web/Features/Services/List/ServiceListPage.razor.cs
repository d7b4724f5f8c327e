using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Application.Services.Views;
using Portal.Domain.Compliance;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.List;

/// <summary>The register. Filters, order, columns and place are in the address, so that a view can be shared and a figure elsewhere can link to its list.</summary>
public sealed partial class ServiceListPage
{
    private ServiceListOptions? options;
    private FoundServices? page;
    private ServiceCounts? counts;
    private string? text;
    private bool filtersOpen;
    private IReadOnlyList<ServiceRow> chosen = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private ServiceListAddress Address { get; set; } = new();

    // With what was meant in the place of what found nothing: pages and exports go on from what is shown.
    private ServiceListAddress Shown => page?.Meant is { } meant ? Address with { Q = meant } : Address;

    // The whole of it from its beginning, with the columns that are shown: what a file or a saved view keeps.
    private ServiceListAddress WithColumns => (Shown with { Cols = string.Join(',', Columns.Select(c => c.ToString().ToLowerInvariant())) }).First();

    private IReadOnlyList<DownloadLink> Exports
    {
        get
        {
            var results = (Shown with { Sort = null, Dir = null, Cols = null }).First();
            return
            [
                new(WithColumns.On("/services/export.csv"), "CSV", "services.csv"),
                new(WithColumns.On("/services/export.xlsx"), T["Export.Excel"], "services.xlsx"),
                new(results.On("/services/results.csv"), "CSV", "results.csv", T["Export.Results"]),
                new(results.On("/services/results.xlsx"), T["Export.Excel"], "results.xlsx", T["Export.Results"]),
                new(results.On("/services/assessment-results.json"), T["Export.Oscal"], "oscal-assessment-results.json", T["Export.Results"]),
            ];
        }
    }

    private string ViewQuery => WithColumns.On().Split('?', 2) is [_, var query] ? query : "";

    private ServiceFilter Filter => Address.ToFilter();

    private IReadOnlyList<ServiceColumn> Columns => Address.Columns ?? options?.Columns ?? ServiceListOptions.UsualColumns;

    private string? Range => page is { Items.Count: > 0 } && Total is { } total
        ? T["Range", Numbers.Count(page.Position + 1), Numbers.Count(page.Position + page.Items.Count), Numbers.Count(Math.Max(total, page.Position + page.Items.Count))].Value
        : null;

    // A list that ends on its first page counts itself; the counts of a large register may be seconds old.
    private int? Total => page is { Previous: null, Next: null } whole ? whole.Items.Count : counts?.Total;

    private IReadOnlyList<(string Words, string Without)> Active =>
    [
        .. new (string? Words, ServiceListAddress Without)[]
        {
            (string.IsNullOrWhiteSpace(Address.Q) ? null : $"“\u2068{Address.Q}\u2069”", Address with { Q = null }),
            (Filter.State is { } state ? Names[state] : null, Address with { State = null }),
            (Filter.Outcome is { } outcome ? Names[outcome] : null, Address with { Outcome = null }),
            (Filter.Class is { } dataClass ? Names[dataClass] : null, Address with { Class = null }),
            (Filter.Region is { } region ? Names[region] : null, Address with { Region = null }),
            (Filter.Kind is { } kind ? Names[kind] : null, Address with { Kind = null }),
            (Filter.Country.Length > 0 ? Countries[Filter.Country] : null, Address with { Country = null }),
            (Filter.Subnet.Length > 0 ? $"{T["Filter.Subnet"]}: \u2068{Filter.Subnet}\u2069" : null, Address with { Subnet = null }),
            (Filter.Organisation.Length > 0 ? Filter.OrganisationAlone ? T["Filter.Alone", Filter.Organisation] : Filter.Organisation : null, Address with { Org = null, Alone = null }),
            (Filter.Obligation.Length > 0 ? Filter.Obligation : null, Address with { Obligation = null }),
            (Filter.Abroad ? T["Filter.Abroad"].Value : null, Address with { Abroad = null }),
        }.Where(f => f.Words is not null).Select(f => (f.Words!, f.Without.First().On())),
    ];

    protected override Task OnInitializedAsync() => LoadOptionsAsync();

    protected override async Task OnParametersSetAsync()
    {
        var asked = FromQuery();
        if (page is not null && asked == Address) return;
        var counted = counts is not null && asked.ToFilter() == Filter;
        (Address, text, chosen) = (asked, asked.Q, []);
        await ShowAsync(counted);
    }

    private Task LoadAsync() => ShowAsync(counted: false);

    // What comes late, when the person has gone on to another list, is dropped.
    private async Task ShowAsync(bool counted)
    {
        var asked = Address;
        var found = await UseCases.SendAsync(new ListServicesQuery(Filter, asked.ToPaging()));
        if (asked != Address) return;
        page = found.IsSuccess ? found.Value : FoundServices.None;
        chosen = [.. page.Items.Where(r => chosen.Any(c => c.Id == r.Id))];
        if (counted) return;
        // The rows are there already while this counts.
        StateHasChanged();
        var counting = await UseCases.SendAsync(new CountServicesQuery(Filter));
        if (asked == Address && counting.IsSuccess) counts = counting.Value;
    }

    private async Task LoadOptionsAsync()
    {
        var found = await UseCases.SendAsync(new GetServiceListOptionsQuery());
        options = found.IsSuccess ? found.Value : null;
    }

    // A choice of one's own goes before what the address of somebody else's view says.
    private async Task ChooseAsync(IReadOnlyList<ServiceColumn> columns)
    {
        await UseCases.SendAsync(new ChooseServiceColumnsCommand(columns));
        await LoadOptionsAsync();
        if (Address.Cols is not null) Navigation.NavigateTo((Address with { Cols = null }).On());
    }

    private void Find() => Navigation.NavigateTo((Address with { Q = text, Sort = null, Dir = null }).First().On());

    private void Narrow(ServiceListAddress address) => Navigation.NavigateTo(address.First().On());
}
