using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Audits;

/// <summary>A plan's schedule in words, for the forms people choose; another one is shown as it was written.</summary>
internal static class ScheduleWords
{
    private const int Fields = 5;

    public static string Of(IStringLocalizer<AuditsText> texts, string? cron)
    {
        if (cron is null) return texts["Schedule.OnDemand"];
        var parts = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (parts.Length == Fields && Time(parts[0], parts[1]) is { } time ? Common(texts, parts[2], parts[3], parts[4], time) : null) ?? texts["Schedule.Other", cron];
    }

    /// <summary>Name of a day of the week, Sunday being 0.</summary>
    public static string Weekday(int day) => Names.GetDayName((DayOfWeek)(day % 7));

    private static DateTimeFormatInfo Names => CultureInfo.GetCultureInfo(PortalCulture.Language).DateTimeFormat;

    private static LocalizedString? Common(IStringLocalizer<AuditsText> texts, string dayOfMonth, string month, string dayOfWeek, string time) => (dayOfMonth, month, dayOfWeek) switch
    {
        ("*", "*", "*") => texts["Schedule.Daily", time],
        ("*", "*", "1-5") => texts["Schedule.Range", Weekday(1), Weekday(5), time],
        ("*", "*", _) when Number(dayOfWeek, 0, 7) is { } weekday => texts["Schedule.Weekly", Weekday(weekday), time],
        ("L", "*", "*") => texts["Schedule.MonthEnd", time],
        (_, "*", "*") when Number(dayOfMonth, 1, 31) is { } day => texts["Schedule.Monthly", day, time],
        (_, "*/3" or "1,4,7,10", "*") when Number(dayOfMonth, 1, 31) is { } day => texts["Schedule.Quarterly", day, Months(1, 4, 7, 10), time],
        (_, _, "*") when Number(dayOfMonth, 1, 31) is { } day && Number(month, 1, 12) is { } one => texts["Schedule.Yearly", day, Months(one), time],
        _ => null,
    };

    private static string Months(params int[] months) => string.Join(PortalCulture.Choose(", ", "، "), months.Select(Names.GetMonthName));

    private static string? Time(string minute, string hour) => Number(minute, 0, 59) is { } m && Number(hour, 0, 23) is { } h ? $"{h:00}:{m:00}" : null;

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
