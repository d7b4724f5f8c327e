using Portal.Application.Dashboards;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;

namespace Portal.Benchmarks.Measures;

/// <summary>The national dashboard and a case officer's own page over a large register: time in the server, without drawing them.</summary>
internal sealed class DashboardMeasure : IMeasure
{
    private const int Times = 20;
    private const double MostMilliseconds = 100;

    public string Name => "dashboard";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        var person = BenchPortal.People(Role.CaseOfficer, "PDA")[0];
        var national = await Percentiles.OfAsync(Times, () => portal.DemandAsync(person, new GetNationalFiguresQuery(), ct));
        var home = await Percentiles.OfAsync(Times, () => portal.DemandAsync(person, new GetMyWorkQuery(), ct));
        return
        [
            new Figure(Name, "national dashboard, p95", national.P95, "ms") { ComparedWith = "p50", Comparison = national.P50, Bar = new Bar(MostMilliseconds) },
            new Figure(Name, "a case officer's home, p95", home.P95, "ms") { ComparedWith = "p50", Comparison = home.P50 },
        ];
    }
}
