namespace Portal.Domain.Compliance.Waivers;

/// <summary>A granted waiver as an evaluation sees it.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Code">Its code.</param>
/// <param name="ObligationId">The obligation.</param>
/// <param name="From">The first day on which it holds, in Pakistan.</param>
/// <param name="Until">The last day on which it holds, in Pakistan.</param>
/// <param name="Known">What was known to be wrong when it was granted.</param>
public sealed record HeldWaiver(WaiverId Id, string Code, string ObligationId, DateOnly From, DateOnly Until, IReadOnlyList<Shortfall> Known)
{
    /// <summary>Whether a failure that was just found is one that it was granted for, on a day on which it holds.</summary>
    /// <param name="obligation">The obligation that is not met.</param>
    /// <param name="verdict">What was found.</param>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The parameters applied.</param>
    public bool Covers(Obligation obligation, Verdict verdict, ServiceFacts facts, PolicyParameters policy) =>
        obligation.Id == ObligationId && facts.Today >= From && facts.Today <= Until
        && Shortfall.AllOf(obligation, verdict, facts, policy).All(found => Known.Any(known => known.Embraces(found)));
}

/// <summary>The waiver that holds for an obligation that is not met.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Code">Its code.</param>
/// <param name="Until">The last day on which it holds, in Pakistan.</param>
public sealed record AppliedWaiver(WaiverId Id, string Code, DateOnly Until);
