using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Watching;

/// <summary>Identifies the watch over a subnet.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SubnetWatchId(Guid Value) : IEntityId<SubnetWatchId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static SubnetWatchId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SubnetWatchId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
