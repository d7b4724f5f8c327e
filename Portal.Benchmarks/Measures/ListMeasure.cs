using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Benchmarks.Measures;

/// <summary>The first page of the list of services, by every sort and by some filters, for somebody who reads across: time in the server.</summary>
internal sealed class ListMeasure : IMeasure
{
    private const int Times = 10;
    private const double MostMilliseconds = 50;

    private static readonly string[] Sorts = ["code", "name", "organisation", "region", "state", "class", "outcome", "changed"];

    private static readonly (string Name, ServiceFilter Filter)[] Filters =
    [
        ("state", new ServiceFilter { State = ServiceState.Registered }),
        ("organisation", new ServiceFilter { Organisation = "PITB" }),
        ("region and class", new ServiceFilter { Region = Region.Punjab, Class = DataClass.Restricted }),
        ("outcome", new ServiceFilter { Outcome = Outcome.Fail }),
        ("place", new ServiceFilter { Kind = PlacementKind.PublicCloud, Abroad = true }),
        ("search, many found", new ServiceFilter { Text = "register" }),
        ("search, one found", new ServiceFilter { Text = "PITB-0001" }),
    ];

    public string Name => "list";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        var person = BenchPortal.People(Role.CaseOfficer, "PDA")[0];
        Task<Percentiles> MeasureAsync(ServiceFilter filter, PageRequest page) => Percentiles.OfAsync(Times, () => portal.DemandAsync(person, new ListServicesQuery(filter, page), ct));

        List<(string Way, Percentiles Times)> sorted = [], filtered = [];
        foreach (var sort in Sorts)
        {
            sorted.Add(($"{sort}", await MeasureAsync(new ServiceFilter(), new PageRequest(Sort: sort))));
            sorted.Add(($"{sort}, descending", await MeasureAsync(new ServiceFilter(), new PageRequest(Sort: sort, Descending: true))));
        }

        foreach (var (name, filter) in Filters) filtered.Add((name, await MeasureAsync(filter, new PageRequest())));
        return [.. Figures("sort", sorted), .. Figures("filter", filtered)];
    }

    private IEnumerable<Figure> Figures(string kind, List<(string Way, Percentiles Times)> ways)
    {
        var all = Percentiles.Together(ways.Select(w => w.Times));
        yield return new Figure(Name, $"first page, every {kind}, p95", all.P95, "ms") { ComparedWith = "p50", Comparison = all.P50, Bar = new Bar(MostMilliseconds) };
        foreach (var (way, times) in ways) yield return new Figure(Name, $"  by {kind}: {way}, p95", times.P95, "ms") { ComparedWith = "p50", Comparison = times.P50 };
    }
}
