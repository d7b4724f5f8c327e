using Portal.Domain.Common;

namespace Portal.Domain.Compliance.Policies;

/// <summary>What an approver saw of a version's effect on the register.</summary>
/// <param name="WhatIf">The newest what-if of the version; null where there is none.</param>
/// <param name="InForce">Number of the version in force now.</param>
/// <param name="Confirmed">The number of services that the approver typed, where the effect is grave.</param>
public sealed record ForeseenEffect(PolicyWhatIf? WhatIf, int? InForce, int? Confirmed)
{
    /// <summary>Why nobody can approve a content on this ground; null if they can.</summary>
    /// <param name="content">What is to be approved.</param>
    /// <param name="now">The moment.</param>
    public Error? RefusalFor(PolicyContent content, DateTimeOffset now)
    {
        if (WhatIf is not { State: WhatIfState.Completed, Result: { } result }) return PolicyErrors.WhatIfMissing;
        if (!WhatIf.HoldsFor(content, InForce, now)) return PolicyErrors.WhatIfOutdated;
        return result.IsGrave && Confirmed != result.NewlyFailing ? PolicyErrors.NotConfirmed(result.NewlyFailing) : null;
    }
}
