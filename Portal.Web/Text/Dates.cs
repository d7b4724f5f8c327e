using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Web.Resources;

namespace Portal.Web.Text;

/// <summary>Dates and times in the reader's language, always in Pakistan's time. Urdu months are never shortened.</summary>
public sealed class Dates(IStringLocalizer<SharedText> texts, TimeProvider clock)
{
    private static readonly CultureInfo Urdu = CultureInfo.GetCultureInfo(PortalCulture.Urdu);

    /// <summary>20 November 2026</summary>
    public string Long(DateTimeOffset moment) => Format(moment, "d MMMM yyyy");

    /// <inheritdoc cref="Long(DateTimeOffset)"/>
    public string Long(DateOnly day) => Format(day, "d MMMM yyyy");

    /// <summary>20 Nov 2026</summary>
    public string Short(DateTimeOffset moment) => Format(moment, ShortPattern);

    /// <inheritdoc cref="Short(DateTimeOffset)"/>
    public string Short(DateOnly day) => Format(day, ShortPattern);

    /// <summary>Friday 20 November 2026</summary>
    public string Weekday(DateTimeOffset moment) => Format(moment, "dddd d MMMM yyyy");

    /// <summary>Monday 23 Nov: for a day close by, where the year is plain.</summary>
    public string Near(DateTimeOffset moment) => Format(moment, PortalCulture.IsUrdu ? "dddd d MMMM" : "dddd d MMM");

    /// <summary>19 Nov: for a day close by in a tight place.</summary>
    public string Brief(DateOnly day) => Format(day, PortalCulture.IsUrdu ? "d MMMM" : "d MMM");

    /// <summary>Nov, for an axis.</summary>
    public string Month(DateOnly day) => Format(day, PortalCulture.IsUrdu ? "MMMM" : "MMM");

    /// <summary>November 2026</summary>
    public string MonthYear(DateOnly day) => Format(day, "MMMM yyyy");

    /// <summary>21:04 PKT</summary>
    public string Time(DateTimeOffset moment) => texts["Time.Zone", Clock(moment)];

    /// <summary>21:04</summary>
    public string Clock(DateTimeOffset moment) => Local(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>20 November 2026, 21:04 PKT</summary>
    public string Moment(DateTimeOffset moment) => texts["Time.Moment", Long(moment), Time(moment)];

    /// <summary>Today 21:04, Yesterday 17:05, or the short date.</summary>
    public string Recent(DateTimeOffset moment)
    {
        var days = DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime).DayNumber - DateOnly.FromDateTime(Local(moment).DateTime).DayNumber;
        return days switch
        {
            0 => texts["Time.Today", Clock(moment)],
            1 => texts["Time.Yesterday", Clock(moment)],
            _ => Short(moment),
        };
    }

    /// <summary>"3 working days left", "Due today" or "3 working days over".</summary>
    public string WorkingDays(int left) => left switch
    {
        > 0 => texts.Count("WorkingDays.Left", left),
        0 => texts["WorkingDays.Today"],
        _ => texts.Count("WorkingDays.Over", -left),
    };

    /// <summary>The day in Pakistan at that moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>The machine-readable form for a time element.</summary>
    public static string Iso(DateTimeOffset moment) => Local(moment).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string ShortPattern => PortalCulture.IsUrdu ? "d MMMM yyyy" : "d MMM yyyy";

    private static CultureInfo Names => PortalCulture.IsUrdu ? Urdu : CultureInfo.InvariantCulture;

    private static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, PortalCulture.Zone);

    private static string Format(DateTimeOffset moment, string pattern) => Local(moment).ToString(pattern, Names);

    private static string Format(DateOnly day, string pattern) => day.ToString(pattern, Names);
}
