using System.Runtime.InteropServices;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>A service of the demonstration with what its past looked like.</summary>
internal sealed class DemoService(Service service, Organisation owner, ServiceFacts facts, ComplianceEvaluator evaluator)
{
    public Service Service => service;

    public Organisation Owner => owner;

    /// <summary>Kept: a later change is registered anew.</summary>
    public DateTimeOffset? FirstRegistered { get; } = service.RegisteredAt;

    /// <summary>How it stands today.</summary>
    public IReadOnlyList<ObligationResult> Results { get; private set; } = evaluator.Evaluate(facts);

    /// <summary>The facts by which it stands so.</summary>
    public ServiceFacts Facts { get; private set; } = facts;

    /// <summary>Obligations that it did not meet, or that could not be determined, and when.</summary>
    public List<DemoShortfall> Shortfalls { get; } = [];

    /// <summary>Takes over the waivers that it holds; what is open and waived counts as such from their first day on.</summary>
    public void Take(IReadOnlyList<HeldWaiver> waivers)
    {
        if (waivers.Count == 0) return;
        Facts = Facts with { Waivers = waivers };
        Results = evaluator.Evaluate(Facts);
        foreach (var result in Results.Where(r => r.Waiver is not null))
        {
            var place = Shortfalls.FindIndex(s => s.Until is null && s.Result.ObligationId == result.ObligationId);
            if (place >= 0) Shortfalls[place] = Shortfalls[place] with { WaivedFrom = DemoWorld.StartOf(waivers.Single(w => w.ObligationId == result.ObligationId).From) };
        }
    }

    /// <summary>Takes over what the network proves of it.</summary>
    public void Prove(IReadOnlyList<CanisterEvidence> evidence)
    {
        Facts = Facts with { Evidence = evidence };
        Results = evaluator.Evaluate(Facts);
    }

    /// <summary>Judges it by what it says now, after it was changed.</summary>
    public void JudgeAnew()
    {
        Facts = ServiceFacts.Of(service.Content, new ServiceBacking([], Facts.Waivers, Facts.Evidence), Facts.Today);
        Results = evaluator.Evaluate(Facts);
    }

    /// <summary>Whether it stood in the register at a moment.</summary>
    public bool IsRegisteredAt(DateTimeOffset moment) => service.State == ServiceState.Registered && FirstRegistered < moment;

    /// <summary>How it stood at a moment.</summary>
    public Outcome OutcomeAt(DateTimeOffset moment)
    {
        var worst = Outcome.Pass;
        foreach (var shortfall in Shortfalls)
        {
            if (shortfall.IsOpenAt(moment) && shortfall.OutcomeAt(moment) is var outcome && outcome < worst) worst = outcome;
        }

        return worst;
    }

    /// <summary>How it stood at a moment, by each obligation.</summary>
    public DemoStanding StandingAt(DateTimeOffset moment)
    {
        var (fails, undetermined, waived, passes) = (0L, 0L, 0L, 0L);
        foreach (var shortfall in Shortfalls.Where(s => s.IsOpenAt(moment)))
        {
            var mask = MaskOf(shortfall.Result);
            var outcome = shortfall.OutcomeAt(moment);
            if (outcome == Outcome.Fail) fails |= mask;
            else if (outcome == Outcome.Waived) waived |= mask;
            else undetermined |= mask;
        }

        foreach (var result in Results.Where(r => r.Verdict.Outcome != Outcome.NotApplicable)) passes |= MaskOf(result);
        undetermined &= ~fails;
        waived &= ~(fails | undetermined);
        return new DemoStanding(RegisterEntry.RankOf(OutcomeAt(moment)), fails, undetermined, passes & ~(fails | undetermined | waived), waived);
    }

    private static long MaskOf(ObligationResult result) => ObligationCatalogue.Find(result.ObligationId)!.Mask;
}

/// <summary>How a service stood: the rank of its outcome and its obligations, a bit each.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DemoStanding(short Rank, long Fails, long Undetermined, long Passes, long Waived);

/// <summary>An obligation not met, or not determined, for a time.</summary>
internal sealed record DemoShortfall(ObligationResult Result, DateTimeOffset From, DateTimeOffset? Until)
{
    public DateTimeOffset? WaivedFrom { get; init; }

    public bool IsFailingAt(DateTimeOffset moment) => IsOpenAt(moment) && OutcomeAt(moment) == Outcome.Fail;

    public Outcome OutcomeAt(DateTimeOffset moment) => WaivedFrom <= moment ? Outcome.Waived : Result.Verdict.Outcome;

    public bool IsOpenAt(DateTimeOffset moment) => From <= moment && (Until is null || Until > moment);
}
