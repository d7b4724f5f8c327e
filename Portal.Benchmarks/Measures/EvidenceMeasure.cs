using System.Diagnostics;
using Portal.Application.Evidence;
using Portal.Benchmarks.Support;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// The evidence of ten thousand canisters, asked for over HTTP from a simulated network on the same machine and checked, beside what the check of the same certificates
/// takes by itself and beside what the simulated network takes to sign them: together these two are the most that one machine can do.
/// </summary>
internal sealed class EvidenceMeasure : IMeasure
{
    private const int Canisters = 10_000;
    private const int WarmUp = 300;
    private const double LeastOfLimit = 0.7;

    public string Name => "evidence";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var network = DemonstrationNetwork.Make((Canisters / 3) + 1);
        var boundary = new SimulatedBoundary(network, TimeProvider.System);
        var requests = network.Subnets.SelectMany(s => s.Canisters).Take(Canisters).Select(c => new EvidenceRequest(Name, EvidenceSubject.Canister, c.Id)).ToList();
        await using var server = await SimulatorServer.StartAsync(boundary, ct);
        await using var unused = new DemonstrationServer(TimeProvider.System);
        var settings = new NetworkSettings(Name, SubnetKey.Parse(network.RootKey)) { Addresses = [server.Address], AllowPrivateNetwork = true, Concurrency = 2 * Environment.ProcessorCount };
        using var evidence = new NetworkEvidence([settings], unused, TimeProvider.System);

        await TakeAsync(evidence, [.. requests.Take(WarmUp)], ct);
        var (taken, seconds) = await TakeAsync(evidence, requests, ct);
        var overHttp = Canisters / seconds;
        var verified = PerSecond(taken, (certificate, i) => evidence.Check(requests[i], certificate.Certificate, certificate.At).Verdict == EvidenceVerdict.Accepted);
        var signed = PerSecond(requests, (request, _) => Sign(boundary, request.Subject));
        var both = 1 / ((1 / verified) + (1 / signed));
        return
        [
            new Figure(Name, "certificates taken over HTTP and checked", overHttp, "/s") { ComparedWith = "signing and checking by themselves", Comparison = both, Bar = new Bar(LeastOfLimit, AtLeast: true, OfRatio: true) },
            new Figure(Name, "certificates checked, all processors", verified, "/s"),
            new Figure(Name, "certificates signed, all processors", signed, "/s"),
            new Figure(Name, "certificates accepted", taken.Count(t => t.Verdict == EvidenceVerdict.Accepted), "in all") { Bar = new Bar(Canisters, AtLeast: true) },
            new Figure(Name, "a certificate, mean", taken.Average(t => t.Certificate.Length), "bytes"),
        ];
    }

    private static async Task<(EvidenceTaken[] Taken, double Seconds)> TakeAsync(NetworkEvidence evidence, IReadOnlyList<EvidenceRequest> requests, CancellationToken ct)
    {
        var taken = new EvidenceTaken[requests.Count];
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, requests.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = ct },
            async (i, stop) => taken[i] = await evidence.TakeAsync(requests[i], stop));
        return (taken, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static double PerSecond<T>(IReadOnlyList<T> items, Func<T, int, bool> isRight)
    {
        var began = Stopwatch.GetTimestamp();
        Parallel.For(0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            if (!isRight(items[i], i)) throw new InvalidOperationException("A right certificate was refused.");
        });
        return items.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // The same answer as over HTTP, from the bytes of a request on.
    private static bool Sign(SimulatedBoundary boundary, Principal canister)
    {
        var id = canister.Bytes.ToArray();
        var request = new ReadStateRequest(Nanoseconds.Since1970(DateTimeOffset.UtcNow.AddMinutes(4)), [[StateLabels.Canister, id, StateLabels.Controllers], [StateLabels.Canister, id, StateLabels.ModuleHash]]);
        return boundary.Answer("POST", $"/api/v3/canister/{canister.Text}/read_state", ReadStateRequest.ContentType, request.Encode()).Status == 200;
    }
}
