using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Watching;

/// <summary>Identifies a demand for newer evidence of everything.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct EvidenceDemandId(Guid Value) : IEntityId<EvidenceDemandId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static EvidenceDemandId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static EvidenceDemandId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
