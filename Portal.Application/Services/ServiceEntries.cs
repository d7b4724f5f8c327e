using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;

namespace Portal.Application.Services;

/// <summary>Finds the entries of the ledger that belong to steps of a service.</summary>
internal static class ServiceEntries
{
    /// <summary>Entries by their moment. A step and its entry carry the same one, to the microsecond that databases keep.</summary>
    public static async Task<Dictionary<long, ServiceLedgerEntry>> ServiceEntriesAsync(this IPortalDb db, IReadOnlyCollection<string> subjects, CancellationToken ct)
    {
        var entries = await db.LedgerEntries.AsNoTracking()
            .Where(e => subjects.Contains(e.Subject) && e.Type.StartsWith("service."))
            .LeftJoin(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.At, e.Id, Index = l == null ? (long?)null : l.Index })
            .ToListAsync(ct);
        return entries.GroupBy(e => Microseconds(e.At)).ToDictionary(g => g.Key, g => new ServiceLedgerEntry(g.Last().Id.Value, g.Last().Index));
    }

    /// <summary>What a moment is found by.</summary>
    public static long Microseconds(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
