using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards;

/// <summary>How the register stood at the end of each month, from the figures kept by day.</summary>
internal static class RegisterTrend
{
    /// <summary>Months shown, the current one included.</summary>
    public const int Months = 12;

    public static async Task<IReadOnlyList<TrendPoint>> ReadAsync(
        IPortalDb db, GetNationalFiguresQuery filter, OutcomeTally now, DateOnly today, CancellationToken ct)
    {
        var days = db.RegisterDays.AsNoTracking();
        if (filter.Region is { } region) days = days.Where(d => d.Region == region);
        if (filter.Class is { } dataClass) days = OfClass(days, dataClass);
        return [.. await OutcomesAsync(days, MonthEnds(today), ct), new TrendPoint(today, now)];
    }

    /// <summary>The figures of a class of data.</summary>
    public static IQueryable<RegisterDay> OfClass(IQueryable<RegisterDay> days, DataClass dataClass)
    {
        var rank = RegisterEntry.RankOf(dataClass);
        return days.Where(d => d.ClassRank == rank);
    }

    /// <summary>How services stood on some days, oldest first; days of which nothing is kept are left out.</summary>
    public static async Task<List<TrendPoint>> OutcomesAsync(IQueryable<RegisterDay> days, IReadOnlyList<DateOnly> wanted, CancellationToken ct)
    {
        var counts = await days.Where(d => wanted.Contains(d.Day))
            .GroupBy(d => new { d.Day, d.OutcomeRank }).Select(g => new { g.Key.Day, g.Key.OutcomeRank, Count = g.Sum(d => d.Count) }).ToListAsync(ct);
        return
        [
            .. counts.GroupBy(c => c.Day).OrderBy(g => g.Key).Select(g =>
            {
                int Of(Outcome outcome) => g.Where(c => c.OutcomeRank == RegisterEntry.RankOf(outcome)).Sum(c => c.Count);
                return new TrendPoint(g.Key, new OutcomeTally(Of(Outcome.Pass), Of(Outcome.Waived), Of(Outcome.Undetermined), Of(Outcome.Fail)));
            }),
        ];
    }

    /// <summary>The last days of the months before the current one, oldest first.</summary>
    public static IReadOnlyList<DateOnly> MonthEnds(DateOnly today) => [.. Enumerable.Range(1, Months - 1).Select(i => FirstMonth(today).AddMonths(i).AddDays(-1))];

    /// <summary>The first day of the first month shown.</summary>
    public static DateOnly FirstMonth(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
}
