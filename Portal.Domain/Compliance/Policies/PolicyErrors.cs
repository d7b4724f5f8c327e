using Portal.Domain.Common;

namespace Portal.Domain.Compliance.Policies;

/// <summary>Refusals of policy versions.</summary>
public static class PolicyErrors
{
    /// <summary>Whoever wrote or proposed a version cannot approve or refuse it.</summary>
    public static Error FourEyes { get; } = new("Policy.FourEyes", ErrorKind.Forbidden);

    /// <summary>One person gives one of the two approvals.</summary>
    public static Error SecondPerson { get; } = new("Policy.SecondPerson", ErrorKind.Forbidden);

    /// <summary>Every step and every change says why.</summary>
    public static Error ReasonMissing { get; } = new("Policy.ReasonMissing", ErrorKind.Invalid);

    /// <summary>The version says the same as the one that it would follow.</summary>
    public static Error NothingChanged { get; } = new("Policy.NothingChanged", ErrorKind.Conflict);

    /// <summary>No policy holds for the past, nor for today, which has begun.</summary>
    public static Error TooEarly { get; } = new("Policy.TooEarly", ErrorKind.Invalid);

    /// <summary>The day is further ahead than anybody can foresee.</summary>
    public static Error TooLate { get; } = new("Policy.TooLate", ErrorKind.Invalid, PolicyVersion.MaxDaysAhead);

    /// <summary>The day by which it should have been approved has passed.</summary>
    public static Error DayPassed { get; } = new("Policy.DayPassed", ErrorKind.Conflict);

    /// <summary>It is in force, or was.</summary>
    public static Error HasTakenEffect { get; } = new("Policy.HasTakenEffect", ErrorKind.Conflict);

    /// <summary>Its day has not come.</summary>
    public static Error NotYet { get; } = new("Policy.NotYet", ErrorKind.Conflict);

    /// <summary>Nobody has looked what the version would do.</summary>
    public static Error WhatIfMissing { get; } = new("Policy.WhatIfMissing", ErrorKind.Conflict);

    /// <summary>What was looked at is not what is to be approved, or too long ago.</summary>
    public static Error WhatIfOutdated { get; } = new("Policy.WhatIfOutdated", ErrorKind.Conflict);

    /// <summary>A what-if of this version is under way.</summary>
    public static Error WhatIfRunning { get; } = new("Policy.WhatIfRunning", ErrorKind.Conflict);

    /// <summary>Another worker has taken the what-if over.</summary>
    public static Error WhatIfSuperseded { get; } = new("Policy.WhatIfSuperseded", ErrorKind.Stale);

    /// <summary>The action is not allowed in this state.</summary>
    /// <param name="state">Where the version stands.</param>
    public static Error CannotMove(PolicyState state) => new("Policy.CannotMove", ErrorKind.Conflict, state);

    /// <summary>A version that was approved before takes effect on that day or later.</summary>
    /// <param name="number">The other version.</param>
    public static Error BehindApproved(int number) => new("Policy.BehindApproved", ErrorKind.Conflict, number);

    /// <summary>The version would fail half or more of what passes now: the number of those has to be typed.</summary>
    /// <param name="services">How many services.</param>
    public static Error NotConfirmed(int services) => new("Policy.NotConfirmed", ErrorKind.Invalid, services);
}
