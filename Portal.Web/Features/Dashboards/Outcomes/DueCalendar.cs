using System.Globalization;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Compliance;

namespace Portal.Web.Features.Dashboards.Outcomes;

/// <summary>The dates ahead as an address asks for them: a month, a day of it or none, one kind of date or all; with the addresses of everything beside.</summary>
/// <param name="Dates">The dates.</param>
/// <param name="Organisation">Code of the organisation that was asked for, or nothing.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Day">The day whose services are listed.</param>
/// <param name="Kind">Only dates of this kind.</param>
public sealed record DueCalendar(DueDates Dates, string? Organisation, DateOnly Month, DateOnly? Day, DueKind? Kind)
{
    private const string Path = "/dashboard/calendar";
    private const int MonthsShown = 12;

    /// <summary>The calendar of a question; without a month or a day it opens where the next date is.</summary>
    /// <param name="dates">The dates.</param>
    /// <param name="organisation">Code of the organisation that was asked for.</param>
    /// <param name="month">Any day of the month that was asked for.</param>
    /// <param name="day">The day that was asked for.</param>
    /// <param name="kind">The kind that was asked for.</param>
    public static DueCalendar Of(DueDates dates, string? organisation, DateOnly? month, DateOnly? day, DueKind? kind)
    {
        var asked = day ?? month ?? dates.Days.Where(d => kind is null || d.Kind == kind).Select(d => (DateOnly?)d.Day).FirstOrDefault() ?? dates.Today;
        return new DueCalendar(dates, organisation, new DateOnly(asked.Year, asked.Month, 1), day, kind);
    }

    /// <summary>The months ahead.</summary>
    public IEnumerable<DateOnly> Months => Enumerable.Range(0, MonthsShown).Select(i => new DateOnly(Dates.Today.Year, Dates.Today.Month, 1).AddMonths(i));

    /// <summary>How many dates there are on each day.</summary>
    public IReadOnlyDictionary<DateOnly, int> ByDay => Shown.GroupBy(d => d.Day).ToDictionary(g => g.Key, g => g.Sum(d => d.Count));

    /// <summary>How many dates of each kind there are in the month, the most first; of all kinds, so that another can be chosen.</summary>
    public IReadOnlyList<(DueKind Kind, int Count)> KindsOfMonth => Kinds(Dates.Days.Where(d => IsIn(d.Day, Month)));

    /// <summary>How many dates of each kind there are on the day, the most first; of all kinds.</summary>
    public IReadOnlyList<(DueKind Kind, int Count)> KindsOfDay => Kinds(Dates.Days.Where(d => d.Day == Day));

    /// <summary>The file with its dates.</summary>
    public string Csv => Path + ".csv" + FigureLinks.Query(("org", Organisation), ("kind", Kind?.ToString()));

    private IEnumerable<DueCount> Shown => Dates.Days.Where(d => Kind is null || d.Kind == Kind);

    /// <summary>How many dates there are in a month.</summary>
    /// <param name="first">Its first day.</param>
    public int CountOf(DateOnly first) => Shown.Where(d => IsIn(d.Day, first)).Sum(d => d.Count);

    /// <summary>The address of a month, of this kind of date or all as it is.</summary>
    /// <param name="first">Its first day.</param>
    public string OfMonth(DateOnly first) => Address(Organisation, Kind, first);

    /// <summary>The address of a day, of this kind of date or all as it is.</summary>
    /// <param name="day">The day.</param>
    public string OfDay(DateOnly day) => Address(Organisation, Kind, Month, day);

    /// <summary>The address of the same month with another kind of date; with all of them where it is null.</summary>
    /// <param name="kind">The kind.</param>
    public string OfKind(DueKind? kind) => Address(Organisation, kind, Month);

    /// <summary>The address of the same day with another kind of date; with all of them where it is null.</summary>
    /// <param name="kind">The kind.</param>
    public string OfKindOnDay(DueKind? kind) => Address(Organisation, kind, Month, Day);

    /// <summary>The address of a calendar.</summary>
    /// <param name="organisation">Code of an organisation.</param>
    /// <param name="kind">Only dates of this kind.</param>
    /// <param name="month">First day of the month; where the next date is, if it is null.</param>
    /// <param name="day">The day whose services are listed.</param>
    public static string Address(string? organisation, DueKind? kind, DateOnly? month = null, DateOnly? day = null) => Path + FigureLinks.Query(
        ("org", organisation),
        ("month", month?.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        ("on", day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("kind", kind?.ToString())) + (day is null ? "" : "#day");

    private static IReadOnlyList<(DueKind Kind, int Count)> Kinds(IEnumerable<DueCount> counts) =>
        [.. counts.GroupBy(d => d.Kind).Select(g => (Kind: g.Key, Count: g.Sum(d => d.Count))).OrderByDescending(k => k.Count).ThenBy(k => k.Kind)];

    private static bool IsIn(DateOnly day, DateOnly first) => day.Year == first.Year && day.Month == first.Month;
}
