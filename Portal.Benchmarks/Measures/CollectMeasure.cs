using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Evidence;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Infrastructure.Persistence;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// The evidence of ten thousand canisters of as many services as the nightly work takes it: asked for, checked, kept with its bytes and its entries in the ledger, and the services evaluated by
/// it; beside what checking the same certificates takes alone. Then what the pages ask.
/// </summary>
internal sealed class CollectMeasure : IMeasure
{
    private const int Canisters = 10_000;
    private const int Times = 30;
    private const double MostMilliseconds = 100;
    private const double LeastOfLimit = 0.5;

    public string Name => "collect";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        var network = DemonstrationNetwork.Make((Canisters / 3) + 1);
        await using var server = await SimulatorServer.StartAsync(new SimulatedBoundary(network, TimeProvider.System), ct);
        await using var unused = new DemonstrationServer(TimeProvider.System);
        var settings = new NetworkSettings(Name, SubnetKey.Parse(network.RootKey)) { Addresses = [server.Address], AllowPrivateNetwork = true, Concurrency = EvidenceWorker.AtOnce };
        using var evidence = new NetworkEvidence([settings], unused, TimeProvider.System);
        portal.Services.GetRequiredService<BenchNetwork>().Brought = evidence;

        var service = await WatchAsync(portal, [.. network.Subnets.SelectMany(s => s.Canisters).Take(Canisters).Select(c => c.Id.Text)], ct);
        var seconds = await CollectAsync(portal, ct);
        var kept = await portal.InDbAsync(db => db.Evidence.AsNoTracking().Where(r => r.Network == Name && r.Kind == EvidenceSubject.Canister).ToListAsync(ct));
        await portal.ExecuteAsync("ANALYZE", ct);
        var newest = kept[^1].Id;
        return
        [
            new Figure(Name, "canisters taken, checked, kept and evaluated", kept.Count / seconds, "/s")
                { ComparedWith = "checking by itself", Comparison = Checked(evidence, kept), Bar = new Bar(LeastOfLimit, AtLeast: true, OfRatio: true) },
            new Figure(Name, "certificates accepted", kept.Count(r => r.IsAccepted), "in all") { Bar = new Bar(Math.Min(Canisters, kept.Count), AtLeast: true) },
            await QueryAsync(portal, new ListWatchesQuery(new WatchFilter(), new PageRequest()), "list of canisters, p95", ct),
            await QueryAsync(portal, new GetWatchFiguresQuery(), "how the canisters stand, p95", ct),
            await QueryAsync(portal, new GetServiceEvidenceQuery(service), "evidence of one service, p95", ct),
            await QueryAsync(portal, new GetEvidenceQuery(newest), "one certificate, checked again, p95", ct),
        ];
    }

    // A canister for each of the first services of the register.
    private static async Task<ServiceId> WatchAsync(BenchPortal portal, IReadOnlyList<string> canisters, CancellationToken ct) => await portal.InDbAsync(async db =>
    {
        var services = await db.Register.Where(e => e.State == ServiceState.Registered).OrderBy(e => e.Id).Select(e => e.Id).Take(canisters.Count).ToListAsync(ct);
        var now = DateTimeOffset.UtcNow;
        db.CanisterWatches.AddRange(services.Select((id, i) => CanisterWatch.Begin(id, "collect", canisters[i], now)));
        await db.SaveChangesAsync(ct);
        return services[0];
    });

    private static async Task<double> CollectAsync(BenchPortal portal, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (await DoneAsync(portal, new CollectEvidenceCommand(), ct) > 0)
            while (await DoneAsync(portal, new EvaluateEvidenceCommand(), ct) > 0) continue;
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<int> DoneAsync(BenchPortal portal, ICommand<int> block, CancellationToken ct)
    {
        var done = await portal.SendAsync(EvidenceWorker.Actor, block, ct);
        return done.Error is { } refusal ? throw new InvalidOperationException($"A round was refused: {refusal.Code}") : done.Value;
    }

    private static double Checked(NetworkEvidence evidence, List<EvidenceRecord> kept)
    {
        var began = Stopwatch.GetTimestamp();
        Parallel.ForEach(kept, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, record =>
        {
            if (!Principal.TryParse(record.Subject, out var subject)) throw new InvalidOperationException(record.Subject);
            evidence.Check(new EvidenceRequest(record.Network, record.Kind, subject), record.Certificate, record.TakenAt);
        });
        return kept.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<Figure> QueryAsync<T>(BenchPortal portal, IQuery<T> query, string what, CancellationToken ct)
    {
        var asked = await Percentiles.OfAsync(Times, () => portal.DemandAsync(BenchPortal.People(Role.CaseOfficer, "PDA")[0], query, ct));
        return new Figure(Name, what, asked.P95, "ms") { ComparedWith = "p50", Comparison = asked.P50, Bar = new Bar(MostMilliseconds) };
    }
}
