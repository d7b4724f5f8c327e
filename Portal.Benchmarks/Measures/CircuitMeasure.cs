using Portal.Benchmarks.Circuits;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// Memory of one open page of the real program: what each further one adds once the first have brought code and caches in. The national
/// dashboard beside the plainest page, in one process.
/// </summary>
internal sealed class CircuitMeasure : IMeasure
{
    private const int First = 25;
    private const int Further = 100;
    private const double MostOfPlain = 2;

    // Something that only the page itself renders.
    private static readonly (string Path, string Expected) Dashboard = ("/dashboard", "/dashboard/figures.csv");
    private static readonly (string Path, string Expected) Help = ("/help", "prose");

    public string Name => "circuit";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        await using var portal = await PortalProcess.StartAsync(bench.Folder("program"), frugal: true, ct);
        using var visitor = new Visitor(portal.Address);
        await visitor.SignInAsync(BenchPortal.People(Role.Auditor, "PDA")[0].Value, ct);
        List<Circuit> open = [];
        try
        {
            await OpenAsync(open, visitor, Help, First, ct);
            await OpenAsync(open, visitor, Dashboard, First, ct);
            var warm = await SettledAsync(portal, ct);
            await OpenAsync(open, visitor, Help, Further, ct);
            var plain = await SettledAsync(portal, ct);
            await OpenAsync(open, visitor, Dashboard, Further, ct);
            var full = await SettledAsync(portal, ct);
            return
            [
                new Figure(Name, "memory of a dashboard's circuit", (full - plain) / (double)Further, "KB")
                {
                    ComparedWith = "a plain page's circuit", Comparison = (plain - warm) / (double)Further, Bar = new Bar(MostOfPlain, OfRatio: true),
                },
                new Figure(Name, "circuits rendered and held", open.Count, "in all"),
                new Figure(Name, "memory of the program with them", full / 1024.0, "MB"),
            ];
        }
        finally
        {
            foreach (var circuit in open) await circuit.DisposeAsync();
        }
    }

    private static async Task OpenAsync(List<Circuit> open, Visitor visitor, (string Path, string Expected) page, int count, CancellationToken ct)
    {
        for (var i = 0; i < count; i++) open.Add(await Circuit.OpenAsync(visitor, page.Path, page.Expected, ct));
    }

    private static async Task<long> SettledAsync(PortalProcess portal, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), ct);
        return portal.MemoryKb;
    }
}
