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

    /// <summary>Whether each event is also written to standard output.</summary>
    public bool Stream { get; init; }

    /// <summary>What the configuration says.</summary>
    /// <param name="configuration">Section <c>SecurityLog</c>, and <c>Logging:Format</c> for the default of the stream.</param>
    /// <exception cref="PortalSetupException">A figure is outside its limits.</exception>
    public static SecurityLogOptions From(IConfiguration configuration)
    {
        var options = new SecurityLogOptions
        {
            RetentionDays = configuration.GetValue("SecurityLog:RetentionDays", new SecurityLogOptions().RetentionDays),
            // A collector reads JSON; a person at a terminal is not shown a line for each click.
            Stream = configuration.GetValue("SecurityLog:Stream", !string.Equals(configuration["Logging:Format"], "text", StringComparison.OrdinalIgnoreCase)),
        };
        return options.RetentionDays is >= ShortestRetention and <= LongestRetention
            ? options
            : throw new PortalSetupException(
                $"SecurityLog:RetentionDays is {options.RetentionDays}: write a number of days from {ShortestRetention} to {LongestRetention}.", PortalSetupException.Misconfigured);
    }
}
