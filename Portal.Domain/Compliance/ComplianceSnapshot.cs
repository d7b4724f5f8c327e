using Portal.Domain.Organisations;

namespace Portal.Domain.Compliance;

/// <summary>How the registered services of one region stood on one day; twelve months of these are the national trend.</summary>
/// <param name="Day">The day in Pakistan.</param>
/// <param name="Region">The region.</param>
/// <param name="Pass">Services that met every obligation.</param>
/// <param name="Waived">Services whose only failures were waived.</param>
/// <param name="Undetermined">Services with a fact missing.</param>
/// <param name="Fail">Services that failed an obligation.</param>
public sealed record ComplianceSnapshot(DateOnly Day, Region Region, int Pass, int Waived, int Undetermined, int Fail)
{
    /// <summary>Services counted.</summary>
    public int Total => Pass + Waived + Undetermined + Fail;
}
