using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.DemoData;

/// <summary>Enters the past in the ledger in the order of time, with a checkpoint at the end of each day.</summary>
internal static class DemoLedger
{
    public static async Task WriteAsync(PortalDbContext db, IEnumerable<DomainEvent> happened, CancellationToken ct)
    {
        var last = await db.LedgerCheckpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(ct);
        var tree = last is null ? MerkleTree.Empty() : MerkleTree.Restore(last.Size, last.Frontier);
        foreach (var day in happened.GroupBy(e => DemoWorld.DayOf(e.At)))
        {
            foreach (var entry in day.Select(LedgerEntry.Of))
            {
                var hash = MerkleTree.LeafHash(Encoding.UTF8.GetBytes(entry.Content));
                db.LedgerEntries.Add(entry);
                db.LedgerLeaves.Add(new LedgerLeaf(tree.Size, entry.Id, hash));
                tree.Append(hash);
            }

            db.LedgerCheckpoints.Add(new LedgerCheckpoint(tree.Size, tree.Root, tree.Frontier, day.Last().At.AddSeconds(1)));
        }
    }
}
