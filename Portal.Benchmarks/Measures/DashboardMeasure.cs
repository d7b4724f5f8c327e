using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Compliance.History;
using Portal.Application.Dashboards;
using Portal.Application.Dashboards.Outcomes;
using Portal.Application.Services;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// The national dashboard, those of its parts, a case officer's own page and pages of services over a large register: time in the server, without drawing them. Then how long
/// the dashboard goes on without a service that was approved, and how long the night takes to count every date ahead.
/// </summary>
internal sealed class DashboardMeasure : IMeasure
{
    private const int Times = 20;
    private const int Services = 200;
    private const int Changes = 5;
    private const double MostMilliseconds = 100;
    private const double MostOfOneService = 50;
    private const double MostSecondsUnseen = 5;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private static readonly (string Name, GetOutcomesQuery Query)[] Parts =
    [
        ("the nation by outcome", new GetOutcomesQuery()),
        ("a ministry and those under it", new GetOutcomesQuery("MOF")),
        ("a province", new GetOutcomesQuery(Region: Region.Punjab)),
        ("an obligation", new GetOutcomesQuery(Obligation: "CFP-CLASS")),
    ];

    public string Name => "dashboard";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        var person = BenchPortal.People(Role.CaseOfficer, "PDA")[0];
        var national = await Percentiles.OfAsync(Times, () => portal.DemandAsync(person, new GetNationalFiguresQuery(), ct));
        var home = await Percentiles.OfAsync(Times, () => portal.DemandAsync(person, new GetMyWorkQuery(), ct));
        var chosen = new Queue<ServiceId>(await SomeAsync(portal, ct));
        var one = await Percentiles.OfAsync(Services, () => portal.DemandAsync(person, new GetServiceQuery(chosen.Dequeue()), ct));
        var ahead = await LookAheadAsync(portal, ct);
        var next = await NextAloneAsync(portal, ct);
        var busiest = await portal.ScalarAsync<DateOnly>("SELECT day FROM due_tallies GROUP BY day ORDER BY sum(count) DESC, day LIMIT 1", ct);
        var calendar = await Percentiles.OfAsync(Times, () => portal.DemandAsync(person, new GetDueDatesQuery(On: busiest), ct));
        List<Figure> parts = [];
        foreach (var (name, query) in Parts)
        {
            var times = await Percentiles.OfAsync(Times, () => portal.DemandAsync(person, query, ct));
            parts.Add(new Figure(Name, $"dashboard of {name}, p95", times.P95, "ms") { ComparedWith = "p50", Comparison = times.P50, Bar = new Bar(MostMilliseconds) });
        }

        return
        [
            .. parts,
            new Figure(Name, "national dashboard, p95", national.P95, "ms") { ComparedWith = "p50", Comparison = national.P50, Bar = new Bar(MostMilliseconds) },
            new Figure(Name, "a case officer's home, p95", home.P95, "ms") { ComparedWith = "p50", Comparison = home.P50 },
            new Figure(Name, "one service's page, p95", one.P95, "ms") { ComparedWith = "p50", Comparison = one.P50, Bar = new Bar(MostOfOneService) },
            new Figure(Name, "from an approval until the dashboard counts it, at most", await UnseenAsync(portal, person, ct), "s") { Bar = new Bar(MostSecondsUnseen) },
            new Figure(Name, "every date ahead counted and written, as each night", ahead, "s") { ComparedWith = "the next of each service, by plain SQL", Comparison = next },
            new Figure(Name, "dates that are", await portal.ScalarAsync<long>("SELECT sum(count)::bigint FROM due_tallies", ct), "in all"),
            new Figure(Name, "calendar with the day of most dates opened, p95", calendar.P95, "ms") { ComparedWith = "p50", Comparison = calendar.P50 },
        ];
    }

    private static Task<List<ServiceId>> SomeAsync(BenchPortal portal, CancellationToken ct) =>
        portal.InDbAsync(db => db.Services.Where(s => s.State == ServiceState.Registered).OrderBy(s => s.Code).Select(s => s.Id).Take(Services + 1).ToListAsync(ct));

    // What the night's command does for it, in a transaction of its own.
    private static async Task<double> LookAheadAsync(BenchPortal portal, CancellationToken ct)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPortalDb>();
        var owners = await db.Register.Where(e => e.State == ServiceState.Registered).Select(e => e.OrganisationId).Distinct().ToListAsync(ct);
        var began = Stopwatch.GetTimestamp();
        await db.LockAsync("register-days", ct);
        await scope.ServiceProvider.GetRequiredService<LookAhead>().CountAsync(owners, ct);
        await db.CommitAsync(ct);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> NextAloneAsync(BenchPortal portal, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await portal.ExecuteAsync("SELECT changes_on, count(*) FROM compliance_summaries WHERE changes_on IS NOT NULL GROUP BY changes_on", ct);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> UnseenAsync(BenchPortal portal, PersonId person, CancellationToken ct)
    {
        var client = await FilingClient.SignInAsync(
            portal, BenchPortal.OnePerOrganisation(Role.ProvincialItOfficer)[0], BenchPortal.People(Role.CaseOfficer, "PDA")[0], BenchPortal.People(Role.Approver, "PDA")[0], ct);
        var longest = 0.0;
        for (var i = 0; i < Changes; i++)
        {
            var before = await RegisteredAsync(portal, person, ct);
            await client.ToRegisterAsync(ct);
            var began = Stopwatch.GetTimestamp();
            while (await RegisteredAsync(portal, person, ct) == before) await Task.Delay(Look, ct);
            longest = Math.Max(longest, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return longest;
    }

    private static async Task<int> RegisteredAsync(BenchPortal portal, PersonId person, CancellationToken ct) =>
        (await portal.DemandAsync(person, new GetNationalFiguresQuery(), ct)).Registered;
}
