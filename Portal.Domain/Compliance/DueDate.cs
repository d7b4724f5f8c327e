using System.Runtime.InteropServices;

namespace Portal.Domain.Compliance;

/// <summary>What ceases to hold, or begins to, on a day.</summary>
public enum DueKind
{
    /// <summary>A provider's accreditation ends.</summary>
    Accreditation,

    /// <summary>The basis of a cross-border transfer ends.</summary>
    Transfer,

    /// <summary>A document ends.</summary>
    Document,

    /// <summary>A waiver begins or ends.</summary>
    Waiver,

    /// <summary>An approval begins to hold.</summary>
    Approval,

    /// <summary>The exit plan has to be reviewed again.</summary>
    ExitPlan,

    /// <summary>The security contact has to be confirmed again.</summary>
    SecurityContact,

    /// <summary>Critical infrastructure has to be reviewed again.</summary>
    CriticalReview,

    /// <summary>The network's evidence of a canister is too old.</summary>
    Evidence,
}

/// <summary>A day on which the clock alone may change how a service stands, and by what.</summary>
/// <param name="Day">The day in Pakistan.</param>
/// <param name="Kind">What ceases to hold, or begins to; where only the first day is asked for, the first of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueDate(DateOnly Day, DueKind Kind);
