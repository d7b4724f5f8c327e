using System.Diagnostics;
using Portal.Benchmarks.Support;
using Portal.Infrastructure.DemoData;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// Sign-in round trips of the real program at a real provider on the same machine: one after another, each in a new browser, and eight
/// at once. The portal's part has both of its steps, the request for the token among them.
/// </summary>
internal sealed class SignInMeasure : IMeasure
{
    private const int Times = 100;
    private const int Clients = 8;

    public string Name => "signin";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        await using var provider = await ProviderProcess.StartAsync(ct);
        await using var portal = await PortalProcess.StartAsync(bench.Folder("program"), frugal: false, ct, provider.Settings);
        var people = DemoPeople.All.Select(p => p.Email).Take(Clients).ToList();
        foreach (var email in people) await provider.AccountAsync(email, ct);
        // The first sign-in of each ties the account to the provider and compiles code.
        foreach (var email in people) await SignInAsync(portal, email, ct);

        List<(double Portal, double Provider)> alone = [];
        for (var i = 0; i < Times; i++) alone.Add(await SignInAsync(portal, people[i % Clients], ct));
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(people.Select(async email =>
        {
            for (var i = 0; i < Times / Clients; i++) await SignInAsync(portal, email, ct);
        }));
        var together = Times / Clients * Clients / Stopwatch.GetElapsedTime(began).TotalSeconds;
        return
        [
            new Figure(Name, "portal's part of a sign-in, p50", At(0.5, alone, t => t.Portal), "ms") { ComparedWith = "provider's pages", Comparison = At(0.5, alone, t => t.Provider) },
            new Figure(Name, "portal's part of a sign-in, p95", At(0.95, alone, t => t.Portal), "ms") { ComparedWith = "provider's pages", Comparison = At(0.95, alone, t => t.Provider) },
            new Figure(Name, "sign-ins, eight at once", together, "/s"),
        ];
    }

    private static async Task<(double Portal, double Provider)> SignInAsync(PortalProcess portal, string email, CancellationToken ct)
    {
        using var visitor = new ProviderVisitor(portal.Address);
        return await visitor.SignInAsync(email, ct);
    }

    private static double At(double share, List<(double Portal, double Provider)> times, Func<(double Portal, double Provider), double> part) =>
        times.Select(part).Order().ElementAt((int)Math.Ceiling(share * times.Count) - 1);
}
