using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Application.Dashboards.Outcomes;

/// <summary>How the services of a scope stood at the ends of months and 30 and 90 days ago, by organisation: one question to the days that are kept.</summary>
internal sealed class OutcomePast
{
    /// <summary>Days to look back for what changed lately.</summary>
    public const int Month = 30;

    /// <summary>Days to look back for what changed over a quarter.</summary>
    public const int Quarter = 90;

    private readonly ILookup<DateOnly, Kept> _days;
    private readonly DateOnly _today;

    private OutcomePast(IEnumerable<Kept> kept, DateOnly today) => (_days, _today) = (kept.ToLookup(k => k.Day), today);

    /// <summary>The ends of the months before this one, oldest first.</summary>
    public IEnumerable<TrendPoint> Trend => RegisterTrend.MonthEnds(_today).Where(_days.Contains).Select(day => new TrendPoint(day, Tally(_days[day])));

    public static async Task<OutcomePast> ReadAsync(IPortalDb db, OutcomeScope scope, string obligation, DateOnly today, CancellationToken ct)
    {
        DateOnly[] wanted = [.. RegisterTrend.MonthEnds(today), today.AddDays(-Month), today.AddDays(-Quarter)];
        var days = scope.Days(db.RegisterDays.AsNoTracking()).Where(d => wanted.Contains(d.Day));
        var kept = ObligationCatalogue.Find(obligation) is { } one
            ? days.GroupBy(d => new
            {
                d.Day,
                d.OrganisationId,
                Rank = (d.FailMask & one.Mask) != 0 ? (short)Outcome.Fail
                    : (d.UndeterminedMask & one.Mask) != 0 ? (short)Outcome.Undetermined
                    : (d.WaivedMask & one.Mask) != 0 ? (short)Outcome.Waived
                    : (d.PassMask & one.Mask) != 0 ? (short)Outcome.Pass : (short)Outcome.NotApplicable,
            }).Select(g => new Kept(g.Key.Day, g.Key.OrganisationId, g.Key.Rank, g.Sum(d => d.Count)))
            : days.GroupBy(d => new { d.Day, d.OrganisationId, d.OutcomeRank }).Select(g => new Kept(g.Key.Day, g.Key.OrganisationId, g.Key.OutcomeRank, g.Sum(d => d.Count)));
        return new OutcomePast(await kept.ToListAsync(ct), today);
    }

    /// <summary>How all of them stood some days ago; null where nothing of that day is kept.</summary>
    public OutcomeTally? On(int daysAgo) => _days.Contains(_today.AddDays(-daysAgo)) ? Tally(_days[_today.AddDays(-daysAgo)]) : null;

    /// <summary>How each organisation's stood some days ago; empty where nothing of that day is kept.</summary>
    public Dictionary<OrganisationId, OutcomeTally> ByOwner(int daysAgo) => _days[_today.AddDays(-daysAgo)].GroupBy(k => k.Owner).ToDictionary(g => g.Key, Tally);

    private static OutcomeTally Tally(IEnumerable<Kept> kept) => OutcomeCounting.Tally(kept.Select(k => (RegisterEntry.OutcomeOf(k.Rank), k.Count)));

    private sealed record Kept(DateOnly Day, OrganisationId Owner, short Rank, int Count);
}
