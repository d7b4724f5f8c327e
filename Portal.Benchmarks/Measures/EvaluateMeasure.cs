using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Compliance.Policies;
using Portal.Benchmarks.Support;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// The whole register judged by every obligation in memory, on all processors, as a what-if judges it once the facts are read: each service's outcomes,
/// how it stands, and the counts by obligation, organisation and region. The sheets lie in the memory as the database gave them.
/// </summary>
internal sealed class EvaluateMeasure : IMeasure
{
    private const int Million = 1_000_000;
    private const int Rounds = 5;
    private const int FewSheets = 1000;
    private const double MostMilliseconds = 250;

    private static readonly string[] Masks = ["fail_mask", "undetermined_mask", "pass_mask"];

    public string Name => "evaluate";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        var services = await ReadAsync(portal, ct);
        var all = new PolicyContent([.. ObligationCatalogue.All.Select(o => o.Id)], new PolicyParameters());
        var times = new List<double>();
        var allocated = 0L;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var began = Stopwatch.GetTimestamp();
            Judge(services, all);
            if (round > 0) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        var near = Enumerable.Range(0, Rounds).Min(_ => Near(services, all));
        var counted = await CountAsync(portal, ct);
        return
        [
            new Figure(Name, $"every service by all {ObligationCatalogue.All.Count} obligations, in memory", times.Min() / services.Count * Million, "ms")
            {
                ComparedWith = "COUNT FILTER of the stored outcomes", Comparison = counted / services.Count * Million, Bar = new Bar(MostMilliseconds),
            },
            new Figure(Name, "the same over a thousand services again and again", near, "ms"),
            new Figure(Name, "facts of a service", services.Average(s => s.Facts.Row.Length), "bytes"),
            new Figure(Name, "memory that takes", (double)allocated / services.Count, "bytes a service"),
            new Figure(Name, "services that were judged", services.Count, "in all"),
        ];
    }

    // The same work without waiting for memory: a thousand sheets that stay near the processor.
    private static double Near(List<JudgedService> services, PolicyContent all)
    {
        var few = services.Take(FewSheets).ToList();
        var many = Enumerable.Range(0, services.Count / few.Count).SelectMany(_ => few).ToList();
        var began = Stopwatch.GetTimestamp();
        Judge(many, all);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds / many.Count * Million;
    }

    private static void Judge(List<JudgedService> services, PolicyContent all)
    {
        var whole = new WhatIfTally(PolicyWhatIfId.New(), all, all);
        Parallel.For(0, Environment.ProcessorCount, part =>
        {
            var tally = new WhatIfTally(PolicyWhatIfId.New(), all, all);
            var (from, to) = (services.Count * part / Environment.ProcessorCount, services.Count * (part + 1) / Environment.ProcessorCount);
            for (var i = from; i < to; i++) tally.Add(services[i]);
            lock (whole) whole.Add(tally);
        });
        if (whole.Result().Services != services.Count) throw new InvalidOperationException("Not every service was judged.");
    }

    private static async Task<List<JudgedService>> ReadAsync(BenchPortal portal, CancellationToken ct)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var services = new List<JudgedService>();
        await scope.ServiceProvider.GetRequiredService<IWhatIfStore>().ReadAsync(
            DateOnly.FromDateTime(DateTime.UtcNow),
            (block, _) =>
            {
                lock (services) services.AddRange(block);
                return Task.CompletedTask;
            },
            ct);
        return services;
    }

    // What the database itself takes for the like, once it has stored each outcome as a bit.
    private static async Task<double> CountAsync(BenchPortal portal, CancellationToken ct)
    {
        var filters = string.Join(", ", ObligationCatalogue.All.SelectMany(o => Masks.Select(mask => $"count(*) FILTER (WHERE {mask} & {o.Mask} <> 0)")));
        var sql = $"SELECT overall, {filters} FROM compliance_summaries GROUP BY overall";
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await portal.ExecuteAsync(sql, ct);
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return best;
    }
}
