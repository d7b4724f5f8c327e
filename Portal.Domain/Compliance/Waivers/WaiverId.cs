using Portal.Domain.Common;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>Identifies a waiver.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct WaiverId(Guid Value) : IEntityId<WaiverId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static WaiverId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static WaiverId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
