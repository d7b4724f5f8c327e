using Portal.Domain.Ledger;

namespace Portal.Infrastructure.Persistence;

/// <summary>An entry that waits for its leaf index. The sequencer deletes the row; the entry itself never changes.</summary>
/// <param name="EntryId">The entry.</param>
public sealed record LedgerPending(LedgerEntryId EntryId)
{
    /// <summary>Given by the database, so that the events of one transaction keep their order.</summary>
    public long Position { get; private set; }
}
