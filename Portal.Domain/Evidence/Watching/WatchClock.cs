namespace Portal.Domain.Evidence.Watching;

/// <summary>When the network is asked again: once a day while it answers, soon after a failure and less and less soon after several.</summary>
public static class WatchClock
{
    private const int MostDoublings = 6;

    /// <summary>How long evidence is left before newer is taken.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromDays(1);

    /// <summary>How long after a first failure it is tried again.</summary>
    public static TimeSpan FirstRetry { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long must lie between two demands of people.</summary>
    public static TimeSpan BetweenDemands { get; } = TimeSpan.FromMinutes(1);

    /// <summary>When to ask again; what was begun together is spread over the hours by its name.</summary>
    /// <param name="subject">The canister or subnet.</param>
    /// <param name="failures">How often in a row no accepted certificate came.</param>
    /// <param name="now">The moment.</param>
    public static DateTimeOffset After(string subject, int failures, DateTimeOffset now)
    {
        if (failures > 0) return now + (FirstRetry * (1 << Math.Min(failures - 1, MostDoublings)));
        const int minutes = 120;
        var spread = subject.Aggregate(0, (sum, letter) => ((sum * 31) + letter) & 0xffff) % minutes;
        return now + Every - TimeSpan.FromMinutes(spread);
    }
}
