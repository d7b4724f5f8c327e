using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Watching;

/// <summary>Identifies a round of collecting evidence.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct EvidenceRoundId(Guid Value) : IEntityId<EvidenceRoundId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static EvidenceRoundId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static EvidenceRoundId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
