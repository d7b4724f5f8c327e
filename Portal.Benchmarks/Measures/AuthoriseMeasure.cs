using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// What reading the caller's rights anew costs of a command: the time of finding out who acts, session included, beside the time of the
/// commands that bring a filing into the register. Both run in turns, so that neither has the machine to itself.
/// </summary>
internal sealed class AuthoriseMeasure : IMeasure
{
    private const int Rounds = 60;
    private const int LooksARound = 12;
    private const double MostPercent = 5;

    public string Name => "authorise";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PortalAsync(ct);
        var filer = BenchPortal.OnePerOrganisation(Role.ProvincialItOfficer)[0];
        var (reviewer, approver) = (BenchPortal.People(Role.CaseOfficer, "PDA")[0], BenchPortal.People(Role.Approver, "PDA")[0]);
        var client = new FilingClient(portal, filer, reviewer, approver);
        var session = await SessionAsync(portal, filer, ct);
        for (var i = 0; i < LooksARound; i++) await LookAsync(portal, filer, session, ct);
        await client.ToRegisterAsync(ct);

        var (commands, before) = (TimeSpan.Zero, client.Commands);
        var looks = TimeSpan.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await client.ToRegisterAsync(ct);
            commands += Stopwatch.GetElapsedTime(began);
            began = Stopwatch.GetTimestamp();
            for (var i = 0; i < LooksARound; i++) await LookAsync(portal, filer, session, ct);
            looks += Stopwatch.GetElapsedTime(began);
        }

        var command = commands.TotalMilliseconds / (client.Commands - before);
        var look = looks.TotalMilliseconds / (Rounds * LooksARound);
        return
        [
            new Figure(Name, "finding out who acts, session included", look, "ms") { ComparedWith = "a command", Comparison = command },
            new Figure(Name, "share of a command", look / command * 100, "%") { Bar = new Bar(MostPercent) },
        ];
    }

    private static async Task<SessionId> SessionAsync(BenchPortal portal, PersonId person, CancellationToken ct)
    {
        var started = await portal.SendAsync(SessionKeeper.Actor, new StartSessionCommand(person, SignInMethod.Demo, new SessionOrigin("Bench", "Linux", "")), ct);
        return started.Error is null ? started.Value : throw new InvalidOperationException($"No session: {started.Error.Code}");
    }

    private static async Task LookAsync(BenchPortal portal, PersonId person, SessionId session, CancellationToken ct)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.Person, caller.Session) = (person, session);
        var actor = await caller.ResolveAsync(scope.ServiceProvider.GetRequiredService<IPortalDb>(), TimeProvider.System, ct);
        if (actor is null) throw new InvalidOperationException("Nobody acts, so that nothing is measured.");
    }
}
