using System.Runtime.InteropServices;
using Portal.Benchmarks.Measures;
using Portal.Benchmarks.Support;
using Portal.Infrastructure.Setup;

namespace Portal.Benchmarks;

/// <summary>Measures the portal beside what the machine itself can do, one measure after another.</summary>
internal static class Program
{
    private const int BadUsage = 64;
    private const int Interrupted = 130;

    private static readonly IMeasure[] Measures = [new StartMeasure(), new CircuitMeasure(), new ApproveMeasure(), new AuditMeasure(), new EvaluateMeasure(), new ReevaluateMeasure(), new WhatIfMeasure(), new ImportMeasure(), new ApiMeasure(), new ListMeasure(), new RelationMeasure(), new NetworkMeasure(), new DashboardMeasure(), new AuthoriseMeasure(), new TokenMeasure(), new SignInMeasure(), new CertificateMeasure(), new EvidenceMeasure(), new CollectMeasure()];

    public static async Task<int> Main(string[] args)
    {
        if (BenchOptions.Read(args) is not { } options || Chosen(options) is not { Length: > 0 } chosen)
        {
            await Console.Error.WriteLineAsync(BenchOptions.Usage);
            return BadUsage;
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await RunAsync(options, chosen, stop.Token);
            return 0;
        }
        catch (PortalSetupException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return refusal.ExitCode;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Interrupted;
        }

        // What was started is stopped in order, and the folder deleted.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static IMeasure[] Chosen(BenchOptions options) => [.. Measures.Where(m => options.Only is null || m.Name == options.Only)];

    private static async Task RunAsync(BenchOptions options, IMeasure[] chosen, CancellationToken ct)
    {
        await using var bench = new Bench(options);
        List<Figure> figures = [];
        foreach (var measure in chosen)
        {
            await Console.Error.WriteLineAsync($"Measuring: {measure.Name}");
            figures.AddRange(await measure.RunAsync(bench, ct));
        }

        await Console.Out.WriteLineAsync(FigureTable.Of(figures));
        await FigureTable.WriteAsync(options.Json, options, await bench.DatabaseVersionAsync(), figures);
        await Console.Out.WriteLineAsync($"Written to {options.Json}");
    }
}
