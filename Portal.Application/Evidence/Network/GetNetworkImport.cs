using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>One import, applied or waiting.</summary>
/// <param name="Id">The import.</param>
[Requires(Permissions.Network.Read)]
public sealed record GetNetworkImportQuery(NetworkImportId Id) : IQuery<NetworkImportDetail>;

/// <summary>An import as its page shows it.</summary>
/// <param name="Row">What lists show of it.</param>
/// <param name="Changes">What it changes, by kind.</param>
/// <param name="IsOutdated">It waits, and another one was applied meanwhile.</param>
/// <param name="Leaf">Place of its entry in the ledger; null before it has one.</param>
/// <param name="MayApply">Whether the reader may apply it.</param>
public sealed record NetworkImportDetail(NetworkImportRow Row, IReadOnlyList<ChangeCount> Changes, bool IsOutdated, long? Leaf, bool MayApply);

internal sealed class GetNetworkImportHandler(IPortalDb db, Caller caller) : IRequestHandler<GetNetworkImportQuery, Result<NetworkImportDetail>>
{
    public async Task<Result<NetworkImportDetail>> Handle(GetNetworkImportQuery request, CancellationToken cancellationToken)
    {
        var row = await NetworkImportRow.Of(db.NetworkImports.Visible(caller.Actor).Where(i => i.Id == request.Id), db).SingleOrDefaultAsync(cancellationToken);
        if (row is null) return Error.NotFound;
        var changes = await db.NetworkChanges.Where(c => c.ImportId == row.Id).GroupBy(c => c.Kind).Select(g => new ChangeCount(g.Key, g.Count())).ToListAsync(cancellationToken);
        var waits = row.State == NetworkImportState.Waiting;
        var last = waits ? await db.NetworkImports.Where(i => i.Network == row.Network).MaxAsync(i => i.Number, cancellationToken) ?? 0 : 0;
        var leaf = waits ? null : await db.LeafAsync(NetworkImported.SubjectOf(row.Network, row.Number ?? 0), cancellationToken);
        return new NetworkImportDetail(row, [.. changes.OrderBy(c => c.Kind)], waits && last != row.Against, leaf, waits && caller.Actor.May(Permissions.Network.Import));
    }
}
