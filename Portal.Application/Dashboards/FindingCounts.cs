using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Dashboards;

/// <summary>Findings, counted by age and severity and by the months in which they were opened and closed.</summary>
internal static class FindingCounts
{
    public static async Task<FindingFigures> ReadAsync(IPortalDb db, GetNationalFiguresQuery filter, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var findings = db.Findings.AsNoTracking();
        if (filter.Region is { } region) findings = findings.Where(f => db.Services.Any(s => s.Id == f.ServiceId && s.Region == region));
        if (filter.Class is { } dataClass) findings = findings.Where(f => db.Services.Any(s => s.Id == f.ServiceId && s.Data.Class == dataClass));
        return new FindingFigures(await OpenAsync(findings, now, ct), await TrendAsync(findings, now, ct));
    }

    // An age is a number of whole days, so each bucket ends where its next day begins.
    private static async Task<IReadOnlyList<FindingCount>> OpenAsync(IQueryable<Finding> findings, DateTimeOffset now, CancellationToken ct)
    {
        var (week, month, quarter) = (now.AddDays(-8), now.AddDays(-31), now.AddDays(-91));
        return await findings.Where(f => f.IsOpen == true)
            .Select(f => new
            {
                Age = f.OpenedAt > week ? FindingAge.UpTo7 : f.OpenedAt > month ? FindingAge.UpTo30 : f.OpenedAt > quarter ? FindingAge.UpTo90 : FindingAge.Over90,
                f.Severity,
            })
            .GroupBy(f => new { f.Age, f.Severity })
            .Select(g => new FindingCount(g.Key.Age, g.Key.Severity, g.Count()))
            .ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<int>> TrendAsync(IQueryable<Finding> findings, DateTimeOffset now, CancellationToken ct)
    {
        var groups = await findings
            .GroupBy(f => new { f.OpenedAt.Year, f.OpenedAt.Month, ClosedYear = (int?)f.ClosedAt!.Value.Year, ClosedMonth = (int?)f.ClosedAt!.Value.Month })
            .Select(g => new { g.Key.Year, g.Key.Month, g.Key.ClosedYear, g.Key.ClosedMonth, Count = g.Count() })
            .ToListAsync(ct);
        var first = RegisterTrend.FirstMonth(WorkingCalendar.DayOf(now));
        return
        [
            .. Enumerable.Range(0, RegisterTrend.Months).Select(i => MonthOf(first.AddMonths(i).Year, first.AddMonths(i).Month)).Select(month => groups
                .Where(g => MonthOf(g.Year, g.Month) <= month && (g.ClosedYear is null || MonthOf(g.ClosedYear.Value, g.ClosedMonth!.Value) > month))
                .Sum(g => g.Count)),
        ];
    }

    private static int MonthOf(int year, int month) => (year * 12) + month;
}
