using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Watching;

/// <summary>Identifies a drift alarm.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct DriftAlarmId(Guid Value) : IEntityId<DriftAlarmId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static DriftAlarmId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static DriftAlarmId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
