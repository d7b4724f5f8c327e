using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Compliance;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services;

/// <summary>The register. Filters and sort are in the address, so that a figure elsewhere can link to its list.</summary>
public sealed partial class ServiceListPage
{
    private ServiceListOptions? options;
    private string? text;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery]
    private string? Class { get; set; }

    [SupplyParameterFromQuery]
    private string? Region { get; set; }

    [SupplyParameterFromQuery]
    private string? Org { get; set; }

    [SupplyParameterFromQuery]
    private string? Obligation { get; set; }

    [SupplyParameterFromQuery]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery]
    private string? Abroad { get; set; }

    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery]
    private string? Dir { get; set; }

    private bool Down => Dir == "desc";

    private ServiceFilter Filter => new ServiceListAddress
    {
        Q = Q,
        State = State,
        Outcome = Outcome,
        Class = Class,
        Region = Region,
        Org = Org,
        Obligation = Obligation,
        Kind = Kind,
        Abroad = Abroad,
    }.ToFilter();

    // A new filter makes a new grid, which begins on its first page; a new sort does not.
    private string Key => Filter.ToString();

    private string ExportAddress => "/services/export.csv" + new Uri(Navigation.Uri).Query;

    private IReadOnlyList<Choice<string>> OwnerChoices => [.. (options?.Owners ?? []).Select(o => new Choice<string>(o.Code, o.Name.In(PortalCulture.Language)))];

    private IReadOnlyList<Choice<string>> ObligationChoices => [.. ObligationCatalogue.All.Select(o => new Choice<string>(o.Id, $"{o.Id}: {Reasons.Title(o.Id)}"))];

    private IReadOnlyList<(string Name, string Words)> Active =>
    [
        .. new (string Name, string? Words)[]
        {
            ("q", string.IsNullOrWhiteSpace(Q) ? null : $"“{Q}”"),
            ("state", Filter.State is { } state ? Names[state] : null),
            ("outcome", Filter.Outcome is { } outcome ? Names[outcome] : null),
            ("class", Filter.Class is { } dataClass ? Names[dataClass] : null),
            ("region", Filter.Region is { } region ? Names[region] : null),
            ("kind", Filter.Kind is { } kind ? Names[kind] : null),
            ("org", Filter.Organisation.Length > 0 ? Filter.Organisation : null),
            ("obligation", Filter.Obligation.Length > 0 ? Filter.Obligation : null),
            ("abroad", Filter.Abroad ? T["Filter.Abroad"].Value : null),
        }.Where(f => f.Words is not null).Select(f => (f.Name, f.Words!)),
    ];

    protected override async Task OnInitializedAsync()
    {
        var found = await UseCases.SendAsync(new GetServiceListOptionsQuery());
        options = found.IsSuccess ? found.Value : null;
    }

    protected override void OnParametersSet() => text = Q;

    private void FindAsync() => Go("q", text);

    private void Go(string name, string? value) => Navigation.NavigateTo(With(name, value));

    private string Without(string name) => With(name, null);

    private string With(string name, string? value) => Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value);

    private async Task<PortalGridPage<ServiceRow>> LoadAsync(PortalGridRequest asked)
    {
        if (asked.Sort is not null && (asked.Sort != Sort || asked.Descending != Down))
        {
            var address = Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["sort"] = asked.Sort, ["dir"] = asked.Descending ? "desc" : null });
            Navigation.NavigateTo(address, replace: true);
        }

        var page = await UseCases.SendAsync(new ListServicesQuery(Filter, new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }

    private string NameOf(ServiceRow row) => row.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : T["Unnamed"];

    private string OutcomeWords(ServiceRow row, Outcome overall) => overall switch
    {
        Domain.Compliance.Outcome.Fail => T.Count("Outcome.Fail", row.Fails),
        Domain.Compliance.Outcome.Undetermined => T.Count("Outcome.Undetermined", row.Undetermined),
        _ => Names[overall],
    };
}
