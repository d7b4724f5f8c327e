using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Compliance;

/// <summary>
/// Reads the register in ranges of ids, several at once on connections of their own, with the very facts that audits read. A service that
/// moves meanwhile is seen before or after it moved: a what-if looks ahead and is no record.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="scopes">Makes a context for each range.</param>
internal sealed class WhatIfStore(PortalDbContext db, IServiceScopeFactory scopes) : IWhatIfStore
{
    /// <summary>Services in a range: few enough to be held in memory with all their facts, many enough to be worth a question.</summary>
    private const int Range = 5_000;

    private static readonly int Readers = Math.Clamp(Environment.ProcessorCount, 2, 8);

    public async Task ReadAsync(DateOnly today, Func<IReadOnlyList<JudgedService>, int, Task> block, CancellationToken ct)
    {
        var ids = await FactReading.InRegister(db).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(ct);
        var ranges = ids.Chunk(Range).Select(chunk => (First: chunk[0], Last: chunk[^1]));
        await Parallel.ForEachAsync(ranges, new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = ct }, async (range, stop) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var own = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            var scoped = FactReading.InRegister(own).Where(s => !(s.Id < range.First) && !(s.Id > range.Last));
            await block(await FactReading.ReadAsync(own, scoped, Range, today, stop), ids.Count);
        });
    }

    public async Task BeatAsync(PolicyWhatIfId id, int attempt, int done, int total, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        await own.PolicyWhatIfs.Where(w => w.Id == id && w.Attempt == attempt && w.IsOpen == true)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.Done, done).SetProperty(x => x.Total, total).SetProperty(x => x.Heartbeat, now), ct);
    }

    public async Task WriteAsync(PolicyWhatIf whatIf, IReadOnlyList<WhatIfChange> changes, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);
        var earlier = db.PolicyWhatIfs.Where(w => w.PolicyVersionId == whatIf.PolicyVersionId && w.Id != whatIf.Id).Select(w => w.Id);
        await db.WhatIfChanges.Where(c => earlier.Contains(c.WhatIfId)).ExecuteDeleteAsync(ct);
        await db.Dialect.InsertManyAsync(db, changes, ct);
    }
}
