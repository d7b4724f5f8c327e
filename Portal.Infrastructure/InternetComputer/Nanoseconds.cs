namespace Portal.Infrastructure.InternetComputer;

/// <summary>Times as the Internet Computer has them: nanoseconds since 1970.</summary>
internal static class Nanoseconds
{
    /// <summary>A time in nanoseconds since 1970.</summary>
    /// <param name="time">The time.</param>
    public static ulong Since1970(DateTimeOffset time) => (ulong)(time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
