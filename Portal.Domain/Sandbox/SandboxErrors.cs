using Portal.Domain.Common;

namespace Portal.Domain.Sandbox;

/// <summary>Refusals of the sandbox.</summary>
public static class SandboxErrors
{
    /// <summary>Whoever handled or evaluated an application can never decide it.</summary>
    public static Error FourEyes { get; } = new("Sandbox.FourEyes", ErrorKind.Forbidden);

    /// <summary>Nobody of the applicant's organisation can handle or decide its application.</summary>
    public static Error OwnOrganisation { get; } = new("Sandbox.OwnOrganisation", ErrorKind.Forbidden);

    /// <summary>Whoever filed an application can neither handle nor decide it, for whomever they work now.</summary>
    public static Error OwnFiling { get; } = new("Sandbox.OwnFiling", ErrorKind.Forbidden);

    /// <summary>Another regulator runs the scheme.</summary>
    public static Error OtherScheme { get; } = new("Sandbox.OtherScheme", ErrorKind.Forbidden);

    /// <summary>Another case officer has the case.</summary>
    public static Error NotCaseOfficer { get; } = new("Sandbox.NotCaseOfficer", ErrorKind.Forbidden);

    /// <summary>Nobody has evaluated it yet.</summary>
    public static Error NotEvaluated { get; } = new("Sandbox.NotEvaluated", ErrorKind.Conflict);

    /// <summary>A decision or request needs a reason.</summary>
    public static Error ReasonMissing { get; } = new("Sandbox.ReasonMissing", ErrorKind.Invalid);

    /// <summary>The scores do not cover the scheme's criteria, or lack a reason.</summary>
    public static Error ScoresIncomplete { get; } = new("Sandbox.ScoresIncomplete", ErrorKind.Invalid);

    /// <summary>A service it uses does not meet its obligations.</summary>
    public static Error ServicesFail { get; } = new("Sandbox.ServicesFail", ErrorKind.Conflict);

    /// <summary>There is no such metric.</summary>
    public static Error NoSuchMetric { get; } = new("Sandbox.NoSuchMetric", ErrorKind.Invalid);

    /// <summary>The one extension has been given.</summary>
    public static Error ExtendedBefore { get; } = new("Sandbox.ExtendedBefore", ErrorKind.Conflict);

    /// <summary>An exit has to say how.</summary>
    public static Error ExitMissing { get; } = new("Sandbox.ExitMissing", ErrorKind.Invalid);

    /// <summary>The application does not stand where this can be done.</summary>
    /// <param name="state">Where it stands.</param>
    public static Error CannotMove(SandboxState state) => new("Sandbox.CannotMove", ErrorKind.Conflict, state);

    /// <summary>The extension asked for is too long.</summary>
    /// <param name="most">The most days.</param>
    public static Error ExtensionTooLong(int most) => new("Sandbox.ExtensionTooLong", ErrorKind.Invalid, most);

    /// <summary>The extension is asked for too late.</summary>
    /// <param name="notice">Days before the end by which it had to be asked for.</param>
    public static Error ExtensionTooLate(int notice) => new("Sandbox.ExtensionTooLate", ErrorKind.Conflict, notice);

    /// <summary>The approval rests on nothing that changed.</summary>
    public static Error NotStale { get; } = new("Sandbox.NotStale", ErrorKind.Conflict);
}
