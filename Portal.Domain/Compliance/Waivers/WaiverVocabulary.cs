using Portal.Domain.Access;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>Where a waiver stands. Whether a granted one holds is a matter of the day and of what was known (<see cref="HeldWaiver"/>).</summary>
public enum WaiverState
{
    /// <summary>Asked for; the body has not looked at it yet.</summary>
    Requested,

    /// <summary>One person of the body has said what they would do; another decides.</summary>
    Recommended,

    /// <summary>Granted, up to its last day.</summary>
    Granted,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>Taken back by the body that granted it.</summary>
    Revoked,

    /// <summary>Taken back, or given back, by whoever asked for it.</summary>
    Withdrawn,

    /// <summary>A newer waiver for the same obligation took its place.</summary>
    Replaced,
}

/// <summary>What is done with a waiver; each is a step of its history and an entry of the ledger.</summary>
public enum WaiverAction
{
    /// <summary>Ask for it.</summary>
    Request,

    /// <summary>Recommend to grant it.</summary>
    Recommend,

    /// <summary>Recommend to refuse it.</summary>
    AdviseAgainst,

    /// <summary>Grant it.</summary>
    Grant,

    /// <summary>Refuse it.</summary>
    Refuse,

    /// <summary>Take it back, or give it back.</summary>
    Withdraw,

    /// <summary>Take it from the service that holds it.</summary>
    Revoke,

    /// <summary>End it, its last day having passed.</summary>
    Expire,

    /// <summary>End it, a newer one taking its place.</summary>
    Replace,

    /// <summary>Remind of its last day.</summary>
    Remind,

    /// <summary>Note that the service fails for something else than it was granted for.</summary>
    Outgrow,

    /// <summary>Note that it covers the service again.</summary>
    Cover,
}

/// <summary>Something that keeps the harm small while an obligation is not met.</summary>
/// <param name="What">What is done.</param>
/// <param name="Who">Who does it: an office, not a person.</param>
/// <param name="By">By which day.</param>
public sealed record WaiverMeasure(string What, string Who, DateOnly By)
{
    /// <summary>The most characters of what is done.</summary>
    public const int WhatMaxLength = 500;

    /// <summary>The most characters of who does it.</summary>
    public const int WhoMaxLength = 150;

    /// <summary>The most measures of one waiver.</summary>
    public const int MaxCount = 10;
}

/// <summary>One step of a waiver's history.</summary>
/// <param name="Id">Its key, ordered by time.</param>
/// <param name="Action">What was done.</param>
/// <param name="State">Where it stood afterwards.</param>
/// <param name="By">Who did it; the portal's own actor where the clock did.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Reason">Why, in the person's words; empty where none is asked for.</param>
public sealed record WaiverStep(Guid Id, WaiverAction Action, WaiverState State, PersonId By, DateTimeOffset At, string Reason);
