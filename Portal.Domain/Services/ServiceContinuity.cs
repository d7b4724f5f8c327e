namespace Portal.Domain.Services;

/// <summary>How long the service may be gone, and how it is left.</summary>
public sealed record ServiceContinuity : IServiceSection
{
    /// <summary>Recovery time objective: hours until it runs again.</summary>
    public int? RecoveryTimeHours { get; init; }

    /// <summary>Recovery point objective: hours of data that may be lost.</summary>
    public int? RecoveryPointHours { get; init; }

    /// <summary>Availability agreed, in per cent of the year.</summary>
    public decimal? Availability { get; init; }

    /// <summary>How data and software are carried to another operator.</summary>
    public string Portability { get; init; } = "";

    /// <summary>The contract under which the present operator works.</summary>
    public string Contract { get; init; } = "";

    /// <summary>Last day of that contract.</summary>
    public DateOnly? ContractUntil { get; init; }
}
