using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;

namespace Portal.Application.Dashboards;

/// <summary>How the register stood at the end of each month, from the daily snapshots.</summary>
internal static class RegisterTrend
{
    /// <summary>Months shown, the current one included.</summary>
    public const int Months = 12;

    public static async Task<IReadOnlyList<TrendPoint>> ReadAsync(
        IPortalDb db, GetNationalFiguresQuery filter, OutcomeTally now, DateOnly today, CancellationToken ct)
    {
        // Snapshots are kept by region only.
        if (filter.Class is not null) return [];
        var first = FirstMonth(today);
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var past = db.ComplianceSnapshots.AsNoTracking().Where(s => s.Day >= first && s.Day < thisMonth);
        var monthEnds = past.GroupBy(s => new { s.Day.Year, s.Day.Month }).Select(g => g.Max(s => s.Day));
        var wanted = past.Where(s => monthEnds.Contains(s.Day));
        if (filter.Region is { } region) wanted = wanted.Where(s => s.Region == region);
        var points = await wanted.GroupBy(s => s.Day)
            .Select(g => new { Day = g.Key, Pass = g.Sum(s => s.Pass), Waived = g.Sum(s => s.Waived), Undetermined = g.Sum(s => s.Undetermined), Fail = g.Sum(s => s.Fail) })
            .OrderBy(p => p.Day)
            .ToListAsync(ct);
        return [.. points.Select(p => new TrendPoint(p.Day, new OutcomeTally(p.Pass, p.Waived, p.Undetermined, p.Fail))), new TrendPoint(today, now)];
    }

    /// <summary>The first day of the first month shown.</summary>
    public static DateOnly FirstMonth(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
}
