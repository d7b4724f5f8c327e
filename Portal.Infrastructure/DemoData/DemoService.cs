using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>A service of the demonstration with what its past looked like.</summary>
internal sealed class DemoService(Service service, Organisation owner, IReadOnlyList<ObligationResult> results)
{
    // Kept: a later change is registered anew.
    private readonly DateTimeOffset? _firstRegistered = service.RegisteredAt;

    public Service Service => service;

    public Organisation Owner => owner;

    /// <summary>How it stands today.</summary>
    public IReadOnlyList<ObligationResult> Results => results;

    /// <summary>Obligations that it did not meet, or that could not be determined, and when.</summary>
    public List<DemoShortfall> Shortfalls { get; } = [];

    /// <summary>Whether it stood in the register at a moment.</summary>
    public bool IsRegisteredAt(DateTimeOffset moment) => service.State == ServiceState.Registered && _firstRegistered < moment;

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
}

/// <summary>An obligation not met, or not determined, for a time.</summary>
internal sealed record DemoShortfall(ObligationResult Result, DateTimeOffset From, DateTimeOffset? Until)
{
    public bool IsOpenAt(DateTimeOffset moment) => From <= moment && (Until is null || Until > moment);
}
