namespace Portal.Domain.Common.Clocks;

/// <summary>Pakistan's working days: every day but Saturday, Sunday and the gazetted holidays. Days are those of Asia/Karachi.</summary>
/// <param name="holidays">Gazetted holidays, in any order.</param>
public sealed class WorkingCalendar(IEnumerable<DateOnly> holidays)
{
    private static readonly TimeZoneInfo Karachi = TimeZoneInfo.FindSystemTimeZoneById("Asia/Karachi");

    private readonly HashSet<DateOnly> _holidays = [.. holidays];

    /// <summary>The day a moment belongs to in Asia/Karachi.</summary>
    /// <param name="moment">Any moment.</param>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Karachi).DateTime);

    /// <summary>Whether offices work on a day.</summary>
    /// <param name="day">The day.</param>
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    /// <summary>How many days of a unit lie after one day up to and including another; 0 when the second is not later.</summary>
    /// <param name="after">The day that does not count.</param>
    /// <param name="until">The last day that may count.</param>
    /// <param name="unit">Which days count.</param>
    public int Count(DateOnly after, DateOnly until, ClockUnit unit)
    {
        var days = until.DayNumber - after.DayNumber;
        if (days <= 0) return 0;
        if (unit == ClockUnit.CalendarDays) return days;

        // Whole weeks hold five weekdays; what is left is looked at day by day, and holidays on weekdays are taken off.
        var weekdays = days / 7 * 5;
        for (var day = after.AddDays((days / 7 * 7) + 1); day <= until; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) weekdays++;
        return weekdays - _holidays.Count(h => h > after && h <= until && h.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    /// <summary>The day on which so many days of a unit have passed.</summary>
    /// <param name="after">The day that does not count.</param>
    /// <param name="days">Days to pass; 0 or less gives <paramref name="after"/>.</param>
    /// <param name="unit">Which days count.</param>
    public DateOnly Add(DateOnly after, int days, ClockUnit unit)
    {
        if (unit == ClockUnit.CalendarDays) return after.AddDays(Math.Max(0, days));
        var day = after;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) days--;
        }

        return day;
    }
}
