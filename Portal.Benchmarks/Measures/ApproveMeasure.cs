using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Infrastructure.Ledger;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// Filings on their way into the register, eight at once, beside what pgbench commits on the same server. Each client works for an
/// organisation of its own: approvals of one organisation take turns for its serial number.
/// </summary>
internal sealed class ApproveMeasure : IMeasure
{
    private const int Clients = 8;
    private const int WaitingForEach = 600;
    private const double LeastOfPgBench = 0.5;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    public string Name => "approve";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PortalAsync(ct);
        var tps = await new PgBench(portal).TransactionsAsync(Clients, (int)Span.TotalSeconds, ct);
        var filers = BenchPortal.OnePerOrganisation(Role.ProvincialItOfficer);
        var (reviewers, approvers) = (BenchPortal.People(Role.CaseOfficer, "PDA"), BenchPortal.People(Role.Approver, "PDA"));
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(i => FilingClient.SignInAsync(portal, filers[i], reviewers[i % reviewers.Count], approvers[i % approvers.Count], ct)));

        // As in the portal, the ledger gets its leaves while people work.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var sequencer = portal.Services.GetRequiredService<LedgerSequencer>();
        await sequencer.StartAsync(stop.Token);
        foreach (var client in clients) await client.ToRegisterAsync(ct);
        var (commands, filed) = await FileAsync(clients, ct);
        var (approvals, stale) = await ApproveAsync(portal, clients, ct);
        await sequencer.StopAsync(ct);
        return
        [
            new Figure(Name, "commands from filing to register", commands, "/s") { ComparedWith = "pgbench -N", Comparison = tps },
            new Figure(Name, "filings brought into the register", filed, "/s"),
            new Figure(Name, "approvals alone", approvals, "/s") { ComparedWith = "pgbench -N", Comparison = tps, Bar = new Bar(LeastOfPgBench, AtLeast: true, OfRatio: true) },
            new Figure(Name, "approvals that were stale", stale, "in all"),
        ];
    }

    private static async Task<(double Commands, double Filed)> FileAsync(FilingClient[] clients, CancellationToken ct)
    {
        var before = clients.Sum(c => c.Commands);
        var began = Stopwatch.GetTimestamp();
        var filed = await Task.WhenAll(clients.Select(async client =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(began) < Span; count++) await client.ToRegisterAsync(ct);
            return count;
        }));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return ((clients.Sum(c => c.Commands) - before) / seconds, filed.Sum() / seconds);
    }

    private static async Task<(double Approvals, int Stale)> ApproveAsync(BenchPortal portal, FilingClient[] clients, CancellationToken ct)
    {
        var models = await Task.WhenAll(clients.Select(c => c.ToReviewAsync(ct)));
        await new Population(portal).CopyAsync($"id IN ({string.Join(", ", models.Select(m => $"'{m}'"))})", WaitingForEach, ct);
        var waiting = await portal.InDbAsync(db => db.Services.IgnoreAutoIncludes().Where(s => s.State == ServiceState.InReview && s.About.Name.En.StartsWith("Stamp"))
            .Select(s => new { s.Id, s.Version, s.OrganisationId }).ToListAsync(ct));
        var queues = waiting.GroupBy(w => w.OrganisationId).Select(g => g.ToList()).ToList();
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(clients.Zip(queues, async (client, queue) =>
        {
            var (done, stale) = (0, 0);
            foreach (var one in queue.TakeWhile(_ => Stopwatch.GetElapsedTime(began) < Span))
            {
                if (await client.ApproveAsync(one.Id, one.Version, ct)) done++;
                else stale++;
            }

            return (done, stale);
        }));
        return (counts.Sum(c => c.done) / Stopwatch.GetElapsedTime(began).TotalSeconds, counts.Sum(c => c.stale));
    }
}
