using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Watching;

/// <summary>Identifies a piece of evidence.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct EvidenceId(Guid Value) : IEntityId<EvidenceId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static EvidenceId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static EvidenceId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
