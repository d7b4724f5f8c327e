using Microsoft.Extensions.Configuration;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Security;

/// <summary>How the security log is kept.</summary>
public sealed record SecurityLogOptions
{
    /// <summary>The least days that events may be kept for: an incident is often found months later.</summary>
    public const int ShortestRetention = 90;

    /// <summary>The most days: beyond ten years a figure is a slip of the hand.</summary>
    public const int LongestRetention = 3_660;

    /// <summary>Events that may wait to be written; more are dropped and counted.</summary>
    public int Capacity { get; init; } = 10_000;

    /// <summary>How many days an event is kept; fixed for each event when it is written.</summary>
    public int RetentionDays { get; init; } = 400;

    /// <summary>What the configuration says.</summary>
    /// <param name="configuration">Section <c>SecurityLog</c>.</param>
    /// <exception cref="PortalSetupException">A figure is outside its limits.</exception>
    public static SecurityLogOptions From(IConfiguration configuration)
    {
        var options = new SecurityLogOptions { RetentionDays = configuration.GetValue("SecurityLog:RetentionDays", new SecurityLogOptions().RetentionDays) };
        return options.RetentionDays is >= ShortestRetention and <= LongestRetention
            ? options
            : throw new PortalSetupException(
                $"SecurityLog:RetentionDays is {options.RetentionDays}: write a number of days from {ShortestRetention} to {LongestRetention}.", PortalSetupException.Misconfigured);
    }
}
