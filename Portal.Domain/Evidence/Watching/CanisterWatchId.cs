using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Watching;

/// <summary>Identifies the watch over a canister.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct CanisterWatchId(Guid Value) : IEntityId<CanisterWatchId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static CanisterWatchId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static CanisterWatchId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
