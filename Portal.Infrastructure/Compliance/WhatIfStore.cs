using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Compliance.Policies;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Compliance;

/// <summary>
/// Reads the register in a few long stretches at once, each block by block on a connection of its own, with the very facts that audits read. A service that
/// moves meanwhile is seen before or after it moved: a what-if looks ahead and is no record.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="scopes">Makes a context for each stretch.</param>
internal sealed class WhatIfStore(PortalDbContext db, IServiceScopeFactory scopes) : IWhatIfStore
{
    /// <summary>Services in a block: few enough to be held in memory with all their facts, many enough to be worth a question.</summary>
    private const int Block = 5_000;

    private static readonly int Readers = Math.Clamp(Environment.ProcessorCount, 2, 8);

    public async Task ReadAsync(DateOnly today, Func<IReadOnlyList<JudgedService>, int, Task> block, CancellationToken ct)
    {
        var total = await FactReading.InRegister(db).CountAsync(ct);
        await Parallel.ForEachAsync(await StretchesAsync(total, ct), new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = ct }, async (stretch, stop) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var own = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            var after = stretch.After;
            while (await FactReading.ReadAsync(own, Within(own, after, stretch.Last), Block, today, stop) is { Count: > 0 } services)
            {
                await block(services, total);
                after = services[^1].Id;
            }
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

    // Of about the same length, from the service behind one to another; open at either end.
    private async Task<IEnumerable<(ServiceId? After, ServiceId? Last)>> StretchesAsync(int total, CancellationToken ct)
    {
        List<ServiceId?> ends = [];
        for (var i = 1; i < Readers; i++)
            ends.AddRange(await FactReading.InRegister(db).OrderBy(e => e.Id).Select(e => (ServiceId?)e.Id).Skip((int)((long)total * i / Readers)).Take(1).ToListAsync(ct));
        return ends.Prepend(null).Zip(ends.Append(null));
    }

    private static IQueryable<RegisterEntry> Within(PortalDbContext db, ServiceId? after, ServiceId? last)
    {
        var services = FactReading.InRegister(db);
        if (after is { } first) services = services.Where(e => e.Id > first);
        if (last is { } end) services = services.Where(e => !(e.Id > end));
        return services;
    }
}
