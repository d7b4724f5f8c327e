using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Evidence.Network;

/// <summary>A dump of a network's registry was applied; the network's tables hold what it declares.</summary>
/// <param name="Id">The import.</param>
/// <param name="Network">Name of the network.</param>
/// <param name="Number">The import's number at the network.</param>
/// <param name="IsSynthetic">Whether the network is made up.</param>
/// <param name="Sha256">SHA-256 of the dump.</param>
/// <param name="Counts">How much it declares.</param>
/// <param name="Changes">How many things it declares otherwise than the one before.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who applied it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record NetworkImported(
    NetworkImportId Id, string Network, int Number, bool IsSynthetic, string Sha256, NetworkCounts Counts, int Changes, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new(
        "network.imported", SubjectOf(Network, Number), SubjectVersion, new { Network, Number, IsSynthetic, Sha256, Counts, Changes }, $"/network/{Network}/imports/{Id.Value}");

    /// <summary>The public code of an import, <c>internet-computer#3</c>.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="number">The import's number.</param>
    public static string SubjectOf(string network, int number) => FormattableString.Invariant($"{network}#{number}");
}

/// <summary>A site was inspected. The ledger keeps no inspector's name: photographs by their hashes, what was seen by the hash of the whole.</summary>
/// <param name="Id">The inspection.</param>
/// <param name="Network">Name of the network.</param>
/// <param name="SiteId">The site.</param>
/// <param name="Snapshot">What was seen, and the photographs' hashes.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record SiteInspected(SiteInspectionId Id, string Network, string SiteId, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("network.inspected", Id.Code, SubjectVersion, Snapshot, $"/network/{Network}/sites/{SiteId}");
}
