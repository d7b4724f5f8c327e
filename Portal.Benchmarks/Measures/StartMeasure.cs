using Portal.Benchmarks.Support;

namespace Portal.Benchmarks.Measures;

/// <summary>From the command to the first page, database server included, on a data folder that was used before.</summary>
internal sealed class StartMeasure : IMeasure
{
    private const int Times = 5;
    private const double MostSeconds = 3;

    public string Name => "start";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var folder = bench.Folder("program");
        var first = await OnceAsync(folder, ct);
        List<double> seconds = [];
        for (var i = 0; i < Times; i++) seconds.Add(await OnceAsync(folder, ct));
        return
        [
            new Figure(Name, "start to first page, median", seconds.Order().ElementAt(Times / 2), "s") { Bar = new Bar(MostSeconds) },
            new Figure(Name, "the very first, making the database", first, "s"),
        ];
    }

    private static async Task<double> OnceAsync(string folder, CancellationToken ct)
    {
        await using var portal = await PortalProcess.StartAsync(folder, frugal: false, ct);
        return portal.ToFirstPage.TotalSeconds;
    }
}
