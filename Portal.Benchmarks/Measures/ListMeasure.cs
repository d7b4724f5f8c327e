using Portal.Application.Services;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// The list of services for somebody who reads across: the first page by every sort with every filter, a page deep in the list, the counts beside the filters,
/// words, the whole of it as a file. Time in the server; beside it the same in plain SQL.
/// </summary>
internal sealed class ListMeasure : IMeasure
{
    private const int Times = 5;
    private const int Pages = 40;
    private const double MostOfAPage = 50;
    private const double MostOfCounts = 300;
    private const double MostOfWords = 100;

    // The same name in an address is another order for a reader of Urdu.
    private static readonly (string Sort, string Language)[] Sorts =
        [("code", "en"), ("name", "en"), ("name", "ur"), ("organisation", "en"), ("region", "en"), ("state", "en"), ("class", "en"), ("outcome", "en"), ("changed", "en")];

    private static readonly (string Name, ServiceFilter Filter)[] Filters =
    [
        ("none", new ServiceFilter()),
        ("state", new ServiceFilter { State = ServiceState.Registered }),
        ("state of few", new ServiceFilter { State = ServiceState.InReview }),
        ("organisation", new ServiceFilter { Organisation = "PITB" }),
        ("organisation with others under it", new ServiceFilter { Organisation = "MOF" }),
        ("region and class", new ServiceFilter { Region = Region.Punjab, Class = DataClass.Restricted }),
        ("outcome", new ServiceFilter { Outcome = Outcome.Fail }),
        ("obligation", new ServiceFilter { Obligation = "CFP-CLASS", State = ServiceState.Registered }),
        ("place", new ServiceFilter { Kind = PlacementKind.PublicCloud, Abroad = true }),
        ("country", new ServiceFilter { Country = "AE" }),
        ("nothing matches", new ServiceFilter { Region = Region.Punjab, Organisation = "MOF" }),
    ];

    private static readonly (string Name, string Text)[] Words =
    [
        ("in very many names", "register"),
        ("two in many names", "birth certificate"),
        ("a code", "PITB-0001"),
        ("Urdu", "رجسٹریشن"),
        ("misspelt", "certifcate"),
        ("nowhere", "zzyzx"),
    ];

    public string Name => "list";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        var person = BenchPortal.People(Role.CaseOfficer, "PDA")[0];
        Task PageAsync(ServiceFilter filter, ServicePaging paging) => portal.DemandAsync(person, new ListServicesQuery(filter, paging), ct);

        List<(string Way, Percentiles Times)> ways = [];
        foreach (var (name, filter) in Filters)
        {
            List<Percentiles> sorted = [];
            foreach (var (sort, language) in Sorts)
            {
                sorted.Add(await Percentiles.OfAsync(Times, () => PageAsync(filter, new ServicePaging(Sort: sort, Language: language))));
                sorted.Add(await Percentiles.OfAsync(Times, () => PageAsync(filter, new ServicePaging(Sort: sort, Descending: true, Language: language))));
            }

            ways.Add((name, Percentiles.Together(sorted)));
        }

        var all = Percentiles.Together(ways.Select(w => w.Times));
        var plain = await PlainAsync(portal, ct);
        List<Figure> figures =
        [
            new(Name, "first page, every sort with every filter, p95", all.P95, "ms") { ComparedWith = "p50", Comparison = all.P50, Bar = new Bar(MostOfAPage) },
            new(Name, "first page, newest first, p50", (await Percentiles.OfAsync(Times, () => PageAsync(new ServiceFilter(), new ServicePaging()))).P50, "ms") { ComparedWith = "the rows in plain SQL", Comparison = plain },
        ];
        figures.AddRange(ways.Select(w => new Figure(Name, $"  filter: {w.Way}, every sort, p95", w.Times.P95, "ms") { ComparedWith = "p50", Comparison = w.Times.P50 }));
        figures.Add(await DeepAsync(portal, person, ct));
        foreach (var (name, text) in Words)
        {
            var times = await Percentiles.OfAsync(Times * 4, () => PageAsync(new ServiceFilter { Text = text }, new ServicePaging()));
            figures.Add(new Figure(Name, $"words: {name}, p95", times.P95, "ms") { ComparedWith = "p50", Comparison = times.P50, Bar = new Bar(MostOfWords) });
        }

        figures.AddRange(await CountsAsync(portal, person, ct));
        figures.AddRange(await new ListExport(portal, person, Name).RunAsync(ct));
        return figures;
    }

    // Each page from the one before, as people do it, to the fortieth.
    private async Task<Figure> DeepAsync(BenchPortal portal, PersonId person, CancellationToken ct)
    {
        string? cursor = null;
        var walk = await Percentiles.OfAsync(Pages, async () =>
        {
            var page = await portal.DemandAsync(person, new ListServicesQuery(new ServiceFilter(), new ServicePaging(ServicePaging.MaxTake, "name", Cursor: cursor)), ct);
            cursor = page.Next;
        });
        return new Figure(Name, "each of the next 40 pages of 200 by name, p95", walk.P95, "ms") { ComparedWith = "p50", Comparison = walk.P50, Bar = new Bar(MostOfAPage) };
    }

    private async Task<IReadOnlyList<Figure>> CountsAsync(BenchPortal portal, PersonId person, CancellationToken ct)
    {
        List<Figure> figures = [];
        foreach (var (name, filter) in new[] { ("no filter, kept", new ServiceFilter()), ("one obligation", new ServiceFilter { Obligation = "CFP-CLASS" }), ("words in very many names", new ServiceFilter { Text = "register" }), ("words in many names", new ServiceFilter { Text = "birth certificate" }) })
        {
            var times = await Percentiles.OfAsync(Times, () => portal.DemandAsync(person, new CountServicesQuery(filter), ct));
            figures.Add(new Figure(Name, $"counts beside the filters: {name}, p95", times.P95, "ms") { ComparedWith = "p50", Comparison = times.P50, Bar = new Bar(MostOfCounts) });
        }

        var anew = await Percentiles.OfAsync(Times, async () =>
        {
            portal.Forget();
            await portal.DemandAsync(person, new CountServicesQuery(new ServiceFilter()), ct);
        });
        var plain = await Percentiles.OfAsync(Times, () => portal.ScalarAsync<long>("SELECT count(*) FROM (SELECT 1 FROM register_entries GROUP BY organisation_id, is_filed, region, state, class_rank, outcome_rank, countries, kinds, fail_mask, undetermined_mask) AS g", ct));
        figures.Add(new Figure(Name, "counts beside the filters: no filter, anew, p95", anew.P95, "ms") { ComparedWith = "grouping in plain SQL", Comparison = plain.P95, Bar = new Bar(MostOfCounts) });
        return figures;
    }

    private static async Task<double> PlainAsync(BenchPortal portal, CancellationToken ct) =>
        (await Percentiles.OfAsync(Times, () => portal.ScalarAsync<long>("SELECT count(*) FROM (SELECT * FROM register_entries ORDER BY changed DESC, id DESC LIMIT 51) AS page", ct))).P50;
}
