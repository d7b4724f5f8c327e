using Microsoft.EntityFrameworkCore;
using Portal.Application.Compliance.History;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.DemoData;

/// <summary>Gives services the past that the demonstration tells of, in the place of one that began this minute.</summary>
internal static class DemoHistory
{
    public static async Task WriteAsync(PortalDbContext db, DemoWorld world, IReadOnlyList<DemoService> services, CancellationToken ct)
    {
        var registered = services.Where(s => s.Service.State is ServiceState.Registered or ServiceState.Suspended).ToList();
        await db.ComplianceIntervals.ExecuteDeleteAsync(ct);
        await db.ObligationFailures.ExecuteDeleteAsync(ct);
        var intervals = registered.ConvertAll(s => Intervals(s).ToList());
        await db.Dialect.InsertManyAsync(db, intervals.SelectMany(i => i), ct);
        await db.Dialect.InsertManyAsync(db, intervals.SelectMany(Failures), ct);
        await db.Dialect.InsertManyAsync(db, DemoTrend.Of(world, services), ct);
    }

    private static IEnumerable<ComplianceInterval> Intervals(DemoService service)
    {
        var first = service.FirstRegistered!.Value;
        DateTimeOffset[] turns = [first, .. service.Shortfalls.SelectMany(s => new[] { s.From, s.Until ?? s.From, s.WaivedFrom ?? s.From }).Where(t => t > first).Distinct().Order()];
        var since = first;
        for (var i = 0; i < turns.Length; i++)
        {
            var stood = service.StandingAt(turns[i]);
            DateTimeOffset? until = i + 1 < turns.Length ? turns[i + 1] : null;
            // Two shortfalls of one obligation may meet: nothing changes then.
            if (until is { } next && service.StandingAt(next) == stood) continue;
            yield return new ComplianceInterval(service.Service.Id, since, until, stood.Rank, stood.Fails, stood.Undetermined, stood.Passes, stood.Waived);
            since = until ?? since;
        }
    }

    private static IEnumerable<ObligationFailure> Failures(List<ComplianceInterval> past) => ObligationCatalogue.All
        .Where(o => (past[^1].FailMask & o.Mask) != 0)
        .Select(o => new ObligationFailure(past[^1].ServiceId, (short)o.Bit, past[past.FindLastIndex(i => (i.FailMask & o.Mask) == 0) + 1].Since));
}
