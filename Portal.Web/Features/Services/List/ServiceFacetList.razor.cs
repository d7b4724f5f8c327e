using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.List;

/// <summary>The filters of the list.</summary>
public sealed partial class ServiceFacetList
{
    [Parameter, EditorRequired]
    public ServiceListAddress Address { get; set; } = default!;

    /// <summary>The counts; null while they are being counted.</summary>
    [Parameter]
    public ServiceCounts? Counts { get; set; }

    /// <summary>Asked for another list.</summary>
    [Parameter]
    public EventCallback<ServiceListAddress> OnNarrow { get; set; }

    private ServiceFilter Filter => Address.ToFilter();

    private IReadOnlyList<FacetChoice> States => Of(Counts?.States, Filter.State, (a, v) => a with { State = v });

    private IReadOnlyList<FacetChoice> Outcomes => Of(Counts?.Outcomes, Filter.Outcome, (a, v) => a with { Outcome = v });

    private IReadOnlyList<FacetChoice> Classes => Of(Counts?.Classes, Filter.Class, (a, v) => a with { Class = v });

    private IReadOnlyList<FacetChoice> Regions => Of(Counts?.Regions, Filter.Region, (a, v) => a with { Region = v });

    private IReadOnlyList<FacetChoice> Kinds => Of(Counts?.Kinds, Filter.Kind, (a, v) => a with { Kind = v });

    // Whatever is abroad comes first, then the countries, most services first.
    private IReadOnlyList<FacetChoice> Places =>
    [
        Choice(T["Filter.Abroad"], Counts?.Abroad, Filter.Abroad, Address with { Abroad = Filter.Abroad ? null : "true" }),
        .. (Counts?.Countries ?? new Dictionary<string, int>()).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => Choice(Countries[c.Key], c.Value, c.Key == Filter.Country, Address with { Country = c.Key == Filter.Country ? null : c.Key })),
    ];

    private IReadOnlyList<Choice<string>> Owners => [.. OwnersBelow(null, 0)];

    private IReadOnlyList<Choice<string>> Obligations => [.. ObligationCatalogue.All.Select(o => new Choice<string>(o.Id, $"{o.Id}: {Reasons.Title(o.Id)}"))];

    // As the tree stands: whoever is below another comes after it, further in. One whose superior shows nothing stands by itself.
    private IEnumerable<Choice<string>> OwnersBelow(string? above, int depth)
    {
        var all = Counts?.Organisations ?? [];
        foreach (var owner in all.Where(o => above is null ? o.Above is null || all.All(other => other.Code != o.Above) : o.Above == above).ByName(o => o.Name))
        {
            yield return new Choice<string>(owner.Code, $"{new string('\u2003', depth)}{owner.Name.In(PortalCulture.Language)} ({Numbers.Count(owner.Count)})");
            foreach (var below in OwnersBelow(owner.Code, depth + 1)) yield return below;
        }
    }

    private FacetChoice[] Of<T>(IReadOnlyDictionary<T, int>? counts, T? chosen, Func<ServiceListAddress, string?, ServiceListAddress> with)
        where T : struct, Enum =>
    [
        .. Enum.GetValues<T>()
            .Where(v => EqualityComparer<T?>.Default.Equals(v, chosen) || counts?.ContainsKey(v) != false)
            .Select(v => (Value: v, IsChosen: EqualityComparer<T?>.Default.Equals(v, chosen)))
            .Select(v => Choice(Names[v.Value], counts?.GetValueOrDefault(v.Value), v.IsChosen, with(Address, v.IsChosen ? null : v.Value.ToString()))),
    ];

    private static FacetChoice Choice(string label, int? count, bool isChosen, ServiceListAddress address) => new(label, count, isChosen, address.First().On());
}

/// <summary>A choice of a filter.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Count">Services it would leave; null while they are being counted.</param>
/// <param name="IsChosen">It is chosen now.</param>
/// <param name="Href">The list with it, or without it where it is chosen.</param>
public sealed record FacetChoice(string Label, int? Count, bool IsChosen, string Href);
