using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;
using Portal.Infrastructure.Compliance;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Setup;

/// <summary>Makes the sheets of services that were evaluated anew from the services. Runs within <see cref="RegisterRebuild"/>, which keeps everybody else from changing a service meanwhile.</summary>
/// <param name="db">The database.</param>
/// <param name="time">The clock; what is kept does not depend on it.</param>
public sealed class SheetRebuild(PortalDbContext db, TimeProvider time)
{
    private const int Block = 2000;

    /// <summary>Whether there are none, or those that are there are of a form that is no longer read: after an update of the portal.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> IsDueAsync(CancellationToken ct) =>
        await db.ComplianceSummaries.AnyAsync(ct) && !FactSheet.IsReadable(await db.Sheets.OrderBy(s => s.ServiceId).Select(s => s.Content).FirstOrDefaultAsync(ct));

    /// <summary>Makes them anew, in the current transaction.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many services had another sheet before, or none.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var mended = 0;
        await foreach (var wrong in WrongAsync(ct))
        {
            await db.Dialect.ReplaceManyAsync(db, wrong, ct);
            mended += wrong.Count;
        }

        return mended;
    }

    /// <summary>Services whose sheets are not as they should be; none, unless somebody wrote to the database by hand.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ServiceId>> DriftAsync(CancellationToken ct)
    {
        var drifted = new List<ServiceId>();
        await foreach (var wrong in WrongAsync(ct)) drifted.AddRange(wrong.Select(s => s.ServiceId));
        return drifted;
    }

    private async IAsyncEnumerable<List<ServiceSheet>> WrongAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (ServiceId? after = null; await BlockAsync(after, ct) is { Count: > 0 } block; after = block[^1])
        {
            var facts = await FactReading.OfServicesAsync(db, db.Services.Where(s => block.Contains(s.Id)), time.TodayInPakistan(), ct);
            var kept = await db.Sheets.AsNoTracking().Where(s => block.Contains(s.ServiceId)).ToDictionaryAsync(s => s.ServiceId, s => s.Content, ct);
            var right = block.Select(id => new ServiceSheet { ServiceId = id, Content = FactSheet.Write(facts[id]) });
            var wrong = right.Where(s => !kept.TryGetValue(s.ServiceId, out var found) || !found.AsSpan().SequenceEqual(s.Content)).ToList();
            if (wrong.Count > 0) yield return wrong;
        }
    }

    private Task<List<ServiceId>> BlockAsync(ServiceId? after, CancellationToken ct)
    {
        var evaluated = db.ComplianceSummaries.AsQueryable();
        if (after is { } last) evaluated = evaluated.Where(c => c.ServiceId > last);
        return evaluated.OrderBy(c => c.ServiceId).Select(c => c.ServiceId).Take(Block).ToListAsync(ct);
    }
}
