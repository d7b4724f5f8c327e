using Portal.Domain.Common;

namespace Portal.Domain.Audits;

/// <summary>Refusals of audits and findings.</summary>
public static class AuditErrors
{
    /// <summary>Whoever reported a remediation can never verify it.</summary>
    public static Error FourEyes { get; } = new("Audits.FourEyes", ErrorKind.Forbidden);

    /// <summary>The plan already has a run under way.</summary>
    public static Error AlreadyRunning { get; } = new("Audits.AlreadyRunning", ErrorKind.Conflict);

    /// <summary>The plan is paused.</summary>
    public static Error PlanPaused { get; } = new("Audits.PlanPaused", ErrorKind.Conflict);

    /// <summary>Another worker has taken the run over.</summary>
    public static Error Superseded { get; } = new("Audits.Superseded", ErrorKind.Stale);

    /// <summary>No policy version is in force.</summary>
    public static Error NoPolicy { get; } = new("Audits.NoPolicy", ErrorKind.Conflict);

    /// <summary>A report or a refusal needs words.</summary>
    public static Error NoteMissing { get; } = new("Audits.NoteMissing", ErrorKind.Invalid);

    /// <summary>The register still says that the obligation is not met, or only waived.</summary>
    public static Error StillFails { get; } = new("Audits.StillFails", ErrorKind.Conflict);

    /// <summary>What is named as evidence is no document of the service, or none that could be opened.</summary>
    public static Error NoSuchEvidence { get; } = new("Audits.NoSuchEvidence", ErrorKind.Invalid);

    /// <summary>The step belongs to no remedy of what was found.</summary>
    public static Error NoSuchStep { get; } = new("Audits.NoSuchStep", ErrorKind.Invalid);

    /// <summary>The schedule is not one that can be followed.</summary>
    public static Error BadSchedule { get; } = new("Audits.BadSchedule", ErrorKind.Invalid);

    /// <summary>More services are named than an audit can be narrowed to.</summary>
    public static Error TooManyServices { get; } = new("Audits.TooManyServices", ErrorKind.Invalid);

    /// <summary>The run does not stand where this can be done.</summary>
    /// <param name="state">Where it stands.</param>
    public static Error CannotMove(AuditRunState state) => new("Audits.RunCannotMove", ErrorKind.Conflict, state);

    /// <summary>The finding does not stand where this can be done.</summary>
    /// <param name="state">Where it stands.</param>
    public static Error CannotMove(FindingState state) => new("Audits.FindingCannotMove", ErrorKind.Conflict, state);
}
