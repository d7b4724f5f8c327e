using Portal.Domain.Common;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>Refusals of waivers.</summary>
public static class WaiverErrors
{
    /// <summary>Whoever asked for a waiver, or recommended on it, does not decide on it.</summary>
    public static Error FourEyes { get; } = new("Waivers.FourEyes", ErrorKind.Forbidden);

    /// <summary>Nobody decides on a waiver of their own organisation.</summary>
    public static Error OwnOrganisation { get; } = new("Waivers.OwnOrganisation", ErrorKind.Forbidden);

    /// <summary>Another body has the power to waive this obligation.</summary>
    public static Error NotThePower { get; } = new("Waivers.NotThePower", ErrorKind.Forbidden);

    /// <summary>Every step says why.</summary>
    public static Error ReasonMissing { get; } = new("Waivers.ReasonMissing", ErrorKind.Invalid);

    /// <summary>A waiver rests on at least one measure that keeps the harm small.</summary>
    public static Error MeasuresMissing { get; } = new("Waivers.MeasuresMissing", ErrorKind.Invalid);

    /// <summary>A waiver ends after today.</summary>
    public static Error EndsTooEarly { get; } = new("Waivers.EndsTooEarly", ErrorKind.Invalid);

    /// <summary>The service does not fail this obligation: there is nothing to waive.</summary>
    public static Error NotFailing { get; } = new("Waivers.NotFailing", ErrorKind.Conflict);

    /// <summary>The law lets nobody waive this obligation.</summary>
    public static Error NotWaivable { get; } = new("Waivers.NotWaivable", ErrorKind.Conflict);

    /// <summary>A request for the same obligation waits already.</summary>
    public static Error AlreadyAsked { get; } = new("Waivers.AlreadyAsked", ErrorKind.Conflict);

    /// <summary>Only a service in the register can hold a waiver.</summary>
    public static Error NotRegistered { get; } = new("Waivers.NotRegistered", ErrorKind.Conflict);

    /// <summary>The service fails for something else than the request describes.</summary>
    public static Error FactsChanged { get; } = new("Waivers.FactsChanged", ErrorKind.Conflict);

    /// <summary>Its last day has not passed.</summary>
    public static Error NotYet { get; } = new("Waivers.NotYet", ErrorKind.Conflict);

    /// <summary>The action is not allowed in this state.</summary>
    /// <param name="state">Where the waiver stands.</param>
    public static Error CannotMove(WaiverState state) => new("Waivers.CannotMove", ErrorKind.Conflict, state);

    /// <summary>It would hold for longer than the policy allows.</summary>
    /// <param name="days">The most days.</param>
    public static Error TooLong(int days) => new("Waivers.TooLong", ErrorKind.Invalid, days);
}
