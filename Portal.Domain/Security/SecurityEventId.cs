using Portal.Domain.Common;

namespace Portal.Domain.Security;

/// <summary>Identifies an event of the security log.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SecurityEventId(Guid Value) : IEntityId<SecurityEventId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static SecurityEventId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SecurityEventId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
