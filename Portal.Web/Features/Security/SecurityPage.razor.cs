using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Application.Security;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Security;

/// <summary>The security log; every filter is in the address, and so is the place where the list goes on.</summary>
public sealed partial class SecurityPage
{
    private readonly Latest latest = new();
    private SecurityEventList? events;
    private string? text;
    private string? person;
    private string? organisation;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Type { get; set; }

    [SupplyParameterFromQuery]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery]
    private string? Org { get; set; }

    [SupplyParameterFromQuery]
    private string? Person { get; set; }

    [SupplyParameterFromQuery]
    private string? Country { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    [SupplyParameterFromQuery]
    private string? Alerts { get; set; }

    [SupplyParameterFromQuery]
    private string? At { get; set; }

    [SupplyParameterFromQuery]
    private string? Shown { get; set; }

    private SecurityEventFilter Filter =>
        new SecurityAddress { Text = Q, Type = Type, Outcome = Outcome, Organisation = Org, Person = Person, Country = Country, From = From, To = To }.ToFilter();

    private string ExportAddress => "/admin/security/export.csv" + new Uri(Navigation.Uri).Query;

    private SecurityEventCursor? Cursor =>
        long.TryParse(At, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
        && int.TryParse(Shown, NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? new SecurityEventCursor(new DateTimeOffset(ticks, TimeSpan.Zero), shown)
            : null;

    protected override async Task OnParametersSetAsync()
    {
        (text, person, organisation) = (Q, Person, Org);
        var isLatest = latest.Ask();
        var found = await UseCases.SendAsync(new ListSecurityEventsQuery(Filter, Cursor));
        if (!isLatest()) return;
        events = found.IsSuccess ? found.Value : new SecurityEventList([], null);
    }

    private void Find() => Go(("q", text), ("person", person), ("org", organisation));

    // Another view begins at its newest event.
    private void Go(params ReadOnlySpan<(string Name, string? Value)> changed) => Navigation.NavigateTo(With([.. changed, ("at", null), ("shown", null)]));

    private string Older(SecurityEventCursor next) =>
        With(("at", next.At.UtcTicks.ToString(CultureInfo.InvariantCulture)), ("shown", next.Shown.ToString(CultureInfo.InvariantCulture)));

    private string With(params ReadOnlySpan<(string Name, string? Value)> changed)
    {
        var values = new Dictionary<string, object?>();
        foreach (var (name, value) in changed) values[name] = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        return Navigation.GetUriWithQueryParameters(values);
    }
}
