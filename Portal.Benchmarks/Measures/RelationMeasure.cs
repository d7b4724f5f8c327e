using Portal.Application.Common;
using Portal.Application.Services.Relations;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Services;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// The picture of a service that most others need and of one that few need, the list of sites, and what breaks with the largest of them; each beside the
/// shortest SQL that finds the same without names, rights and reasons.
/// </summary>
internal sealed class RelationMeasure : IMeasure
{
    private const int Times = 10;

    public string Name => "relations";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        await portal.ExecuteAsync("VACUUM ANALYZE service_links, service_sites, service_data_sets", ct);
        var person = BenchPortal.People(Role.CaseOfficer, "PDA")[0];
        var hub = await portal.ScalarAsync<string>("SELECT to_code FROM service_links WHERE to_code <> '' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1", ct);
        var few = await portal.ScalarAsync<string>("SELECT max(code) FROM register_entries r WHERE state = 4 AND EXISTS (SELECT FROM service_links l WHERE l.service_id = r.id)", ct);
        var first = await portal.DemandAsync(person, new ListSitesQuery(new PageRequest(Take: 1, Sort: "services", Descending: true)), ct);
        var site = first.Items[0];
        return
        [
            await FigureAsync(portal, person, new GetServiceRelationsQuery(await IdOfAsync(portal, hub, ct)), $"picture of {hub}, which most services need, p95",
                $"SELECT count(*) FROM service_links a JOIN register_entries r ON r.id = a.service_id WHERE a.to_code = '{hub}'", ct),
            await FigureAsync(portal, person, new GetServiceRelationsQuery(await IdOfAsync(portal, few, ct)), "picture of a service that few need, p95",
                $"SELECT count(*) FROM service_links a JOIN register_entries r ON r.code = a.to_code LEFT JOIN service_links b ON b.service_id = r.id WHERE a.service_id = '{(await IdOfAsync(portal, few, ct)).Value}'", ct),
            await FigureAsync(portal, person, new ListSitesQuery(new PageRequest()), $"list of {first.Total} sites, p95", "SELECT count(*) FROM (SELECT site_id, count(*) FROM service_sites GROUP BY 1) s", ct),
            await FigureAsync(portal, person, new GetSiteLossQuery(site.Place.Id), $"what breaks with a site of {site.Services} services, p95",
                $"""
                WITH RECURSIVE lost (id) AS (
                    SELECT service_id FROM service_sites WHERE site_id = '{site.Place.Id.Value}' AND effect = 2
                    UNION SELECT l.service_id FROM lost JOIN register_entries r ON r.id = lost.id JOIN service_links l ON l.to_code = r.code AND l.is_vital)
                SELECT count(*) FROM lost
                """, ct),
            await FigureAsync(portal, person, new ListSiteLossesQuery(site.Place.Id, LossGroup.Degraded, new PageRequest()), "a page of its services, p95", $"SELECT count(*) FROM service_sites WHERE site_id = '{site.Place.Id.Value}'", ct),
        ];
    }

    private async Task<Figure> FigureAsync<T>(BenchPortal portal, PersonId person, IQuery<T> query, string what, string sql, CancellationToken ct)
    {
        var asked = await Percentiles.OfAsync(Times, () => portal.DemandAsync(person, query, ct));
        var plain = await Percentiles.OfAsync(Times, () => portal.ScalarAsync<long>(sql, ct));
        return new Figure(Name, what, asked.P95, "ms") { ComparedWith = "plain SQL", Comparison = plain.P95 };
    }

    private static async Task<ServiceId> IdOfAsync(BenchPortal portal, string code, CancellationToken ct) =>
        ServiceId.From(await portal.ScalarAsync<Guid>($"SELECT id FROM register_entries WHERE code = '{code}'", ct));
}
