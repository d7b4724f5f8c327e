using System.Diagnostics;
using System.Globalization;
using Portal.Application.Common;
using Portal.Application.Evidence.Network;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;

namespace Portal.Benchmarks.Measures;

/// <summary>The registry of a network as large as the public one and of one ten times as large: read, compared with the one before and applied; then what the pages ask.</summary>
internal sealed class NetworkMeasure : IMeasure
{
    private const int Times = 20;
    private const double MostSeconds = 5;
    private const double MostMilliseconds = 100;

    public string Name => "network";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PortalAsync(ct);
        return [.. await OfAsync(portal, 1, ct), .. await OfAsync(portal, 10, ct)];
    }

    private async Task<IReadOnlyList<Figure>> OfAsync(BenchPortal portal, int times, CancellationToken ct)
    {
        var (registry, network) = (new GeneratedRegistry(times), $"bench-{times}");
        var (first, later) = (registry.Dump(0), registry.Dump(1));
        var fresh = await ImportAsync(portal, network, first, ct);
        var again = await ImportAsync(portal, network, later, ct);
        await portal.ExecuteAsync("ANALYZE", ct);
        var size = registry.Nodes.ToString("#,0", CultureInfo.InvariantCulture);
        var page = new PageRequest();
        return
        [
            new Figure(Name, $"first import of {size} nodes, {first.Length / 1e6:0.0} MB", fresh, "s") { Bar = times == 1 ? new Bar(MostSeconds) : null },
            new Figure(Name, $"import of {size} nodes, one in a hundred otherwise", again, "s") { Bar = times == 1 ? new Bar(MostSeconds) : null },
            await QueryAsync(portal, new GetNetworkQuery(network), $"the network of {size} nodes, p95", ct),
            await QueryAsync(portal, new ListSubnetsQuery(network, page), $"list of {registry.Subnets} subnets, p95", ct),
            await QueryAsync(portal, new GetSubnetQuery(network, GeneratedRegistry.Subnet(7)), "one subnet with its concentration, p95", ct),
            await QueryAsync(portal, new ListNodesQuery(new NodeFilter(network) { Country = "PK" }, page with { Sort = "provider" }), "nodes of a country by provider, p95", ct),
            await QueryAsync(portal, new ListNodesQuery(new NodeFilter(network) { Text = "provider 3" }, page), "nodes by a provider's name, p95", ct),
            await QueryAsync(portal, new ListNetworkSitesQuery(new SiteFilter(network), page), "list of sites, p95", ct),
            await QueryAsync(portal, new GetSiteQuery(network, GeneratedRegistry.Site(5)), "one site, p95", ct),
            await QueryAsync(portal, new ListNetworkChangesQuery(new NetworkChangeFilter(network, Thing: GeneratedRegistry.Subnet(0)), page), "changes of one subnet, p95", ct),
        ];
    }

    private static async Task<double> ImportAsync(BenchPortal portal, string network, byte[] dump, CancellationToken ct)
    {
        var person = BenchPortal.People(Role.PdaAdministrator, "PDA")[0];
        var began = Stopwatch.GetTimestamp();
        var id = await portal.DemandAsync(person, new UploadNetworkDumpCommand(network, true, "registry.json", dump), ct);
        var version = (await portal.DemandAsync(person, new GetNetworkImportQuery(id), ct)).Row.Version;
        await portal.DemandAsync(person, new ApplyNetworkImportCommand(id, version), ct);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<Figure> QueryAsync<T>(BenchPortal portal, IQuery<T> query, string what, CancellationToken ct)
    {
        var asked = await Percentiles.OfAsync(Times, () => portal.DemandAsync(BenchPortal.People(Role.CaseOfficer, "PDA")[0], query, ct));
        return new Figure(Name, what, asked.P95, "ms") { ComparedWith = "p50", Comparison = asked.P50, Bar = new Bar(MostMilliseconds) };
    }
}
