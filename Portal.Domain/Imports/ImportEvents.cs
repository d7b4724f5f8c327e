using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Imports;

/// <summary>An import ended, or was undone. It stands in the ledger for all its rows: <c>RowsHash</c> says which they were.</summary>
/// <param name="Id">The import.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Snapshot">File, register, counts and hashes.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who imports, or undoes.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ImportMoved(ImportRunId Id, ImportState State, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("import." + State.ToString().ToLowerInvariant(), Id.Code, SubjectVersion, Snapshot, $"/imports/{Id.Value}");
}
