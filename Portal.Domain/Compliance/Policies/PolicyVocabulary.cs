namespace Portal.Domain.Compliance.Policies;

/// <summary>Where a policy version stands; whether an approved one is in force is a matter of the day (<see cref="PolicyStanding"/>).</summary>
public enum PolicyState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Put forward for approval with the day on which it is to take effect; its content is fixed.</summary>
    Proposed,

    /// <summary>Approved by two people.</summary>
    Approved,

    /// <summary>Refused by an approver.</summary>
    Refused,

    /// <summary>Taken back before it took effect.</summary>
    Withdrawn,
}

/// <summary>Where a policy version stands on a day.</summary>
public enum PolicyStanding
{
    /// <summary>In force.</summary>
    InForce,

    /// <summary>Approved, its day has not come.</summary>
    Scheduled,

    /// <summary>Waits for its approvals.</summary>
    Proposed,

    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Was in force until the next one was.</summary>
    Superseded,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>What is done with a policy version; each is a step of its history and an entry of the ledger.</summary>
public enum PolicyAction
{
    /// <summary>Began as a copy of another version.</summary>
    Draft,

    /// <summary>Switched obligations or changed figures.</summary>
    Change,

    /// <summary>Put it forward for approval.</summary>
    Propose,

    /// <summary>Took it back to be written on; approvals given so far lapse.</summary>
    Recall,

    /// <summary>Gave the first of two approvals.</summary>
    ApproveFirst,

    /// <summary>Gave the second approval.</summary>
    Approve,

    /// <summary>Refused it.</summary>
    Refuse,

    /// <summary>Took it back for good.</summary>
    Withdraw,

    /// <summary>Its day came.</summary>
    TakeEffect,
}

/// <summary>One step of a version's history.</summary>
/// <param name="Id">Its key, ordered by time.</param>
/// <param name="Action">What was done.</param>
/// <param name="By">Who did it; the portal's own actor when a version takes effect.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Reason">Why, in the person's words; empty where none is asked for.</param>
public sealed record PolicyStep(Guid Id, PolicyAction Action, Access.PersonId By, DateTimeOffset At, string Reason);

/// <summary>One change that was made to a draft.</summary>
/// <param name="Id">Its key, ordered by time.</param>
/// <param name="Field">Name of the <see cref="PolicyField"/>.</param>
/// <param name="Before">What it said.</param>
/// <param name="After">What it says from now on.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record PolicyChange(Guid Id, string Field, string Before, string After, string Reason, Access.PersonId By, DateTimeOffset At);
