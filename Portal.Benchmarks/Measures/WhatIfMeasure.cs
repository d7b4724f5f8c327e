using System.Diagnostics;
using Portal.Application.Compliance.Policies;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// What a draft would do to the whole register: facts read, every service judged by two policies, what would change counted and listed. Once
/// with a draft that moves few services and once with one that moves nearly all, so that as many as are kept are written.
/// </summary>
internal sealed class WhatIfMeasure : IMeasure
{
    private const double MostSeconds = 10;

    public string Name => "what-if";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        var few = await MeasureAsync(portal, new PolicyEdit(nameof(PolicyParameters.BarredCountries), "IL,IN", "AE,IL,IN", "Measured"), ct);
        var many = await MeasureAsync(portal, new PolicyEdit(nameof(PolicyParameters.MinSites), "2", "3", "Measured"), ct);
        return
        [
            new Figure(Name, "what-if of a draft that moves few services", few.Seconds, "s") { Bar = new Bar(MostSeconds) },
            new Figure(Name, "services it moves", few.Result.Changed, "in all"),
            new Figure(Name, "what-if of a draft that moves many", many.Seconds, "s") { Bar = new Bar(MostSeconds) },
            new Figure(Name, "services it moves", many.Result.Changed, "in all"),
            new Figure(Name, "of them listed one by one", many.Result.Listed, "in all"),
            new Figure(Name, "services judged", many.Result.Services / many.Seconds, "/s"),
        ];
    }

    private static async Task<(double Seconds, WhatIfResult Result)> MeasureAsync(BenchPortal portal, PolicyEdit edit, CancellationToken ct)
    {
        var drafter = BenchPortal.People(Role.PdaAdministrator)[0];
        var (draft, whatIf) = (PolicyVersionId.New(), PolicyWhatIfId.New());
        var number = await portal.DemandAsync(drafter, new StartPolicyDraftCommand(draft, 1, "Measured"), ct);
        await portal.DemandAsync(drafter, new ChangePolicyCommand(draft, [edit]), ct);
        var began = Stopwatch.GetTimestamp();
        await portal.DemandAsync(drafter, new AskWhatIfCommand(whatIf, draft), ct);

        // What the scheduler's job does.
        var attempt = (await portal.SendAsync(PolicyKeeper.Actor, new BeginWhatIfCommand(whatIf), ct)).Value;
        if ((await portal.SendAsync(PolicyKeeper.Actor, new RunWhatIfCommand(whatIf, attempt), ct)).Error is { } refusal) throw new InvalidOperationException(refusal.Code);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var seen = await portal.DemandAsync(drafter, new GetWhatIfQuery(number), ct);
        return (seconds, seen.WhatIf!.Result!);
    }
}
