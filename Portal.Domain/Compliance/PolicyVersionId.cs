using Portal.Domain.Common;

namespace Portal.Domain.Compliance;

/// <summary>Identifies a policy version.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct PolicyVersionId(Guid Value) : IEntityId<PolicyVersionId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static PolicyVersionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static PolicyVersionId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
