using System.Runtime.InteropServices;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>A service of the demonstration with what its past looked like.</summary>
internal sealed class DemoService(Service service, Organisation owner, IReadOnlyList<ObligationResult> results, DateOnly? changesOn)
{
    public Service Service => service;

    public Organisation Owner => owner;

    /// <summary>Kept: a later change is registered anew.</summary>
    public DateTimeOffset? FirstRegistered { get; } = service.RegisteredAt;

    /// <summary>How it stands today.</summary>
    public IReadOnlyList<ObligationResult> Results => results;

    /// <summary>The first day on which the clock alone may change that.</summary>
    public DateOnly? ChangesOn => changesOn;

    /// <summary>Obligations that it did not meet, or that could not be determined, and when.</summary>
    public List<DemoShortfall> Shortfalls { get; } = [];

    /// <summary>Whether it stood in the register at a moment.</summary>
    public bool IsRegisteredAt(DateTimeOffset moment) => service.State == ServiceState.Registered && FirstRegistered < moment;

    /// <summary>How it stood at a moment.</summary>
    public Outcome OutcomeAt(DateTimeOffset moment)
    {
        var worst = Outcome.Pass;
        foreach (var shortfall in Shortfalls)
        {
            if (shortfall.IsOpenAt(moment) && shortfall.Result.Verdict.Outcome < worst) worst = shortfall.Result.Verdict.Outcome;
        }

        return worst;
    }

    /// <summary>How it stood at a moment, by each obligation.</summary>
    public DemoStanding StandingAt(DateTimeOffset moment)
    {
        var (fails, undetermined, passes) = (0L, 0L, 0L);
        foreach (var shortfall in Shortfalls.Where(s => s.IsOpenAt(moment)))
        {
            var mask = MaskOf(shortfall.Result);
            if (shortfall.Result.Verdict.Outcome == Outcome.Fail) fails |= mask;
            else undetermined |= mask;
        }

        foreach (var result in Results.Where(r => r.Verdict.Outcome != Outcome.NotApplicable)) passes |= MaskOf(result);
        undetermined &= ~fails;
        return new DemoStanding(RegisterEntry.RankOf(OutcomeAt(moment)), fails, undetermined, passes & ~fails & ~undetermined);
    }

    private static long MaskOf(ObligationResult result) => ObligationCatalogue.Find(result.ObligationId)!.Mask;
}

/// <summary>How a service stood: the rank of its outcome and its obligations, a bit each.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DemoStanding(short Rank, long Fails, long Undetermined, long Passes);

/// <summary>An obligation not met, or not determined, for a time.</summary>
internal sealed record DemoShortfall(ObligationResult Result, DateTimeOffset From, DateTimeOffset? Until)
{
    public bool IsOpenAt(DateTimeOffset moment) => From <= moment && (Until is null || Until > moment);
}
