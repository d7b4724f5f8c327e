using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Domain.Ledger;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Ledger;

/// <summary>
/// Gives committed entries their place in the Merkle tree, a batch at a time. One node does it at once: a database lock keeps
/// the others idle, and were two to run all the same, the keys of leaves and checkpoints let only one of them commit.
/// </summary>
/// <param name="scopes">A scope, and so a context, for each batch.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">The log.</param>
public sealed class LedgerSequencer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LedgerSequencer> logger) : BackgroundService
{
    /// <summary>The most entries a batch may have.</summary>
    public const int BatchSize = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Seals what waits now.</summary>
    /// <param name="ct">Cancels between batches.</param>
    /// <returns>How many entries got their place.</returns>
    public async Task<int> SealAsync(CancellationToken ct)
    {
        var (total, sealedNow) = (0, BatchSize);
        for (; sealedNow == BatchSize; total += sealedNow)
        {
            await using var scope = scopes.CreateAsyncScope();
            sealedNow = await SealBatchAsync(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), ct);
        }

        return total;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await SealAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database is away or another node was faster: entries wait in their table and nothing is lost.
                logger.LogWarning(failure, "The ledger's sequencer will try again in {Seconds} s", PauseAfterFailure.TotalSeconds);
                pause = PauseAfterFailure;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> SealBatchAsync(PortalDbContext db, CancellationToken ct)
    {
        if (!await db.LedgerPending.AnyAsync(ct)) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.Dialect.TryLockAsync(db, "ledger-sequencer", ct)) return 0;

        var last = await db.LedgerCheckpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(ct);
        var tree = last is null ? MerkleTree.Empty() : MerkleTree.Restore(last.Size, last.Frontier);
        var waiting = await db.LedgerPending.OrderBy(p => p.Position).Take(BatchSize)
            .Join(db.LedgerEntries, p => p.EntryId, e => e.Id, (p, e) => new { Pending = p, e.Content })
            .ToListAsync(ct);
        foreach (var one in waiting.OrderBy(w => w.Pending.Position))
        {
            var hash = MerkleTree.LeafHash(Encoding.UTF8.GetBytes(one.Content));
            db.LedgerLeaves.Add(new LedgerLeaf(tree.Size, one.Pending.EntryId, hash));
            db.LedgerPending.Remove(one.Pending);
            tree.Append(hash);
        }

        db.LedgerCheckpoints.Add(new LedgerCheckpoint(tree.Size, tree.Root, tree.Frontier, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return waiting.Count;
    }
}
