using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Ledger;

/// <summary>One entry with what is needed to check it.</summary>
/// <param name="Index">Leaf index, from 0.</param>
[Requires(Permissions.Ledger.Read)]
public sealed record GetLedgerEntryQuery(long Index) : IQuery<LedgerEntryView>;

/// <summary>One entry with what is needed to check it.</summary>
/// <param name="Row">The entry as in the list.</param>
/// <param name="Content">The canonical JSON that is hashed.</param>
/// <param name="LeafHash">SHA-256(0x00 ‖ content), in hexadecimal.</param>
/// <param name="Checkpoint">The newest state of the tree.</param>
public sealed record LedgerEntryView(LedgerRow Row, string Content, string LeafHash, CheckpointView Checkpoint);

internal sealed class GetLedgerEntryHandler(IPortalDb db) : IRequestHandler<GetLedgerEntryQuery, Result<LedgerEntryView>>
{
    public async Task<Result<LedgerEntryView>> Handle(GetLedgerEntryQuery request, CancellationToken cancellationToken)
    {
        var found = await db.LedgerLeaves.AsNoTracking().Where(l => l.Index == request.Index)
            .Join(db.LedgerEntries, l => l.EntryId, e => e.Id, (l, e) => new { Leaf = l, Entry = e })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return Error.NotFound;
        var e = found.Entry;
        var checkpoint = await db.LedgerCheckpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstAsync(cancellationToken);
        return new LedgerEntryView(
            new LedgerRow(found.Leaf.Index, e.Type, e.Subject, e.SubjectUrl, e.Actor, e.Organisation, e.At),
            e.Content,
            Convert.ToHexStringLower(found.Leaf.Hash),
            CheckpointView.Of(checkpoint));
    }
}
