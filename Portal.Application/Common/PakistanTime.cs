namespace Portal.Application.Common;

/// <summary>Days as the law counts them: in Pakistan.</summary>
public static class PakistanTime
{
    /// <summary>Asia/Karachi.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Karachi");

    /// <summary>Today in Pakistan.</summary>
    /// <param name="time">The clock.</param>
    public static DateOnly TodayInPakistan(this TimeProvider time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime);
}
