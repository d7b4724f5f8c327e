using Portal.Domain.Common;

namespace Portal.Domain.Ledger;

/// <summary>Identifies a ledger entry before and after it has a leaf index.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct LedgerEntryId(Guid Value) : IEntityId<LedgerEntryId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static LedgerEntryId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static LedgerEntryId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
