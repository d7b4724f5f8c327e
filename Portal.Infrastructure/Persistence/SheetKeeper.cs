using Microsoft.EntityFrameworkCore;
using Portal.Domain.Compliance;

namespace Portal.Infrastructure.Persistence;

/// <summary>
/// Keeps the sheets with the evaluations that read them, in the same transaction: a summary that was made from facts brings their sheet along, whoever writes
/// it. An audit finds its facts on the sheets, and brings none.
/// </summary>
/// <param name="db">The database.</param>
internal sealed class SheetKeeper(PortalDbContext db)
{
    /// <summary>Adds to what is about to be saved the sheets of its summaries.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task FollowAsync(CancellationToken ct)
    {
        var summaries = db.ChangeTracker.Entries<ComplianceSummary>().Where(s => s.State is EntityState.Added or EntityState.Modified && !s.Entity.Sheet.IsEmpty).Select(s => s.Entity).ToList();
        if (summaries.Count == 0) return;
        var tracked = db.ChangeTracker.Entries<ServiceSheet>().ToDictionary(s => s.Entity.ServiceId);
        var ids = summaries.ConvertAll(s => s.ServiceId);
        var known = await db.Sheets.Where(s => ids.Contains(s.ServiceId)).Select(s => s.ServiceId).ToHashSetAsync(ct);
        foreach (var summary in summaries)
        {
            if (!tracked.TryGetValue(summary.ServiceId, out var entry)) entry = db.Entry(new ServiceSheet { ServiceId = summary.ServiceId });
            entry.Entity.Content = summary.Sheet.ToArray();
            if (entry.State != EntityState.Added) entry.State = known.Contains(summary.ServiceId) ? EntityState.Modified : EntityState.Added;
        }
    }

    /// <summary>Writes the sheets of summaries that were written in bulk, in the current transaction.</summary>
    /// <param name="summaries">The summaries.</param>
    /// <param name="areNew">None of the services has a sheet.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(IReadOnlyCollection<ComplianceSummary> summaries, bool areNew, CancellationToken ct)
    {
        // Where the bulk path tracks what it writes, these are written already.
        var tracked = db.ChangeTracker.Entries<ServiceSheet>().Select(s => s.Entity.ServiceId).ToHashSet();
        var sheets = summaries.Where(s => !tracked.Contains(s.ServiceId)).Select(s => new ServiceSheet { ServiceId = s.ServiceId, Content = s.Sheet.ToArray() }).ToList();
        if (sheets.Count == 0) return;
        await (areNew ? db.Dialect.InsertManyAsync(db, sheets, ct) : db.Dialect.ReplaceManyAsync(db, sheets, ct));
    }
}
