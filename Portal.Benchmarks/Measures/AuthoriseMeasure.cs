using Portal.Benchmarks.Support;
using Portal.Domain.Access;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// What a command waits for the rights of its caller, read anew: the pipeline's own times of the commands that bring filings into the
/// register, sent by people who signed in, and of the waiting for it to be known who acts within the same commands.
/// </summary>
internal sealed class AuthoriseMeasure : IMeasure
{
    // Until the code is compiled for good: a server that has worked for a minute, not one that just started.
    private const int WarmUp = 200;
    private const int Filings = 200;
    private const double MostPercent = 5;

    public string Name => "authorise";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PortalAsync(ct);
        var client = await FilingClient.SignInAsync(
            portal, BenchPortal.OnePerOrganisation(Role.ProvincialItOfficer)[0], BenchPortal.People(Role.CaseOfficer, "PDA")[0], BenchPortal.People(Role.Approver, "PDA")[0], ct);
        for (var i = 0; i < WarmUp; i++) await client.ToRegisterAsync(ct);
        using var times = new UseCaseTimes();
        for (var i = 0; i < Filings; i++) await client.ToRegisterAsync(ct);
        return
        [
            new Figure(Name, "finding out who acts, mean", times.Authorisations.Mean, "ms") { ComparedWith = "the command", Comparison = times.Commands.Mean },
            new Figure(Name, "finding out who acts, median", times.Authorisations.P50, "ms") { ComparedWith = "the command", Comparison = times.Commands.P50 },
            new Figure(Name, "share of the commands' time", times.Authorisations.Sum / times.Commands.Sum * 100, "%") { Bar = new Bar(MostPercent) },
        ];
    }
}
