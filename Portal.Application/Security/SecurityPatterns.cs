using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>The patterns as questions to the database; each reads a stretch of one index and answers subjects over a threshold.</summary>
internal static class SecurityPatterns
{
    public static Task<List<PatternFound>> FindAsync(IPortalDb db, AlertPattern pattern, int count, DateTimeOffset since, CancellationToken ct)
    {
        var events = db.SecurityEvents.AsNoTracking().Where(e => e.At > since);
        var found = pattern switch
        {
            AlertPattern.ManyRefusals => ByActor(events.Where(e => e.Type == SecurityEventType.Refused || e.Type == SecurityEventType.UnknownThing), count),
            AlertPattern.ManySignInsRefused => ByNetwork(events.Where(e => e.Type == SecurityEventType.SignInRefused), count),
            AlertPattern.ManyWrongTokens => ByNetwork(events.Where(e => e.Type == SecurityEventType.TokenRefused), count),
            AlertPattern.BreakGlassUsed => ByActor(events.Where(e => e.Type == SecurityEventType.BreakGlass), count),
            AlertPattern.MassExport => events.Where(e => e.Type == SecurityEventType.Export && e.Actor != null)
                .GroupBy(e => e.Actor!).Where(g => g.Sum(e => e.Rows ?? 0) >= count).Select(g => new PatternFound(g.Key, g.Sum(e => e.Rows ?? 0))),
            _ => events.Where(e => e.Type == SecurityEventType.SignIn && e.Actor != null && e.Country != null)
                .GroupBy(e => e.Actor!).Where(g => g.Select(e => e.Country).Distinct().Count() >= count)
                .Select(g => new PatternFound(g.Key, g.Select(e => e.Country).Distinct().Count())),
        };
        return found.ToListAsync(ct);
    }

    // The emergency account has no pseudonym of a person: its use is an alert all the same.
    private static IQueryable<PatternFound> ByActor(IQueryable<SecurityRecord> events, int count) =>
        events.GroupBy(e => e.Actor ?? "-").Where(g => g.Count() >= count).Select(g => new PatternFound(g.Key, g.Count()));

    private static IQueryable<PatternFound> ByNetwork(IQueryable<SecurityRecord> events, int count) =>
        events.GroupBy(e => e.Network ?? "-").Where(g => g.Count() >= count).Select(g => new PatternFound(g.Key, g.Count()));
}

/// <summary>A subject over the threshold of a pattern.</summary>
/// <param name="Subject">Pseudonym or network; a dash where the log knows neither.</param>
/// <param name="Count">How many events, rows or countries.</param>
internal sealed record PatternFound(string Subject, long Count);
