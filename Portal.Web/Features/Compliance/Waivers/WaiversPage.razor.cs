using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Waivers;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Compliance.Waivers;

/// <summary>Waivers; every filter is in the address, so that a figure elsewhere can link to its list.</summary>
public sealed partial class WaiversPage
{
    private readonly Latest latest = new();
    private WaiverList? list;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Obligation { get; set; }

    [SupplyParameterFromQuery]
    private string? Body { get; set; }

    [SupplyParameterFromQuery]
    private string? Soon { get; set; }

    [SupplyParameterFromQuery]
    private string? Service { get; set; }

    [SupplyParameterFromQuery]
    private string? After { get; set; }

    private WaiverFilter Filter => new()
    {
        State = Enum.TryParse<WaiverState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsAsciiDigit(State[0]) ? state : null,
        Obligation = Obligation ?? "",
        Body = Body ?? "",
        EndingSoon = Soon == "true",
        Service = Guid.TryParse(Service, out var service) ? new ServiceId(service) : null,
    };

    private IReadOnlyList<Choice<WaiverState?>> StateChoices =>
        [.. Enum.GetValues<WaiverState>().Select(s => new Choice<WaiverState?>(s, $"{Names[s]} ({Numbers.Count(list!.Counts.GetValueOrDefault(s))})"))];

    private IReadOnlyList<Choice<string>> ObligationChoices =>
        [.. ObligationCatalogue.All.Where(o => o.WaivedBy is not null).Select(o => new Choice<string>(o.Id, $"{o.Id}: {Reasons.Title(o.Id)}"))];

    private static IReadOnlyList<Choice<string>> BodyChoices =>
        [.. ObligationCatalogue.All.Select(o => o.WaivedBy).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(b => new Choice<string>(b, b))];

    protected override async Task OnParametersSetAsync()
    {
        var isLatest = latest.Ask();
        var found = await UseCases.SendAsync(new ListWaiversQuery(Filter, Guid.TryParse(After, out var after) ? new WaiverId(after) : null));
        if (!isLatest()) return;
        if (found.IsSuccess) list = found.Value;
        else Navigation.NotFound();
    }

    private static string NameOf(WaiverRow row) => row.ServiceName.In(PortalCulture.Language) is { Length: > 0 } name ? name : row.ServiceCode;

    private void Go(string name, string? value) => Navigation.NavigateTo(With(name, value));

    // Another filter begins at its first page.
    private string With(string name, string? value) => Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["after"] = null, [name] = string.IsNullOrWhiteSpace(value) ? null : value });
}
