using Portal.Domain.Common;

namespace Portal.Domain.Audits;

/// <summary>Identifies an audit plan.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct AuditPlanId(Guid Value) : IEntityId<AuditPlanId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static AuditPlanId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static AuditPlanId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an audit run.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct AuditRunId(Guid Value) : IEntityId<AuditRunId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static AuditRunId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static AuditRunId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a finding.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct FindingId(Guid Value) : IEntityId<FindingId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static FindingId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static FindingId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a round of the worker that keeps findings in line with the register.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct FindingRoundId(Guid Value) : IEntityId<FindingRoundId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static FindingRoundId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static FindingRoundId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
