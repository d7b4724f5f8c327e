using Microsoft.Extensions.Logging.Console;

namespace Portal.Web.Hosting;

/// <summary>One line of JSON for each event, with the trace id that error pages show as their reference.</summary>
internal static class LoggingSetup
{
    /// <summary>Sets the log up.</summary>
    /// <param name="logging">The log.</param>
    /// <param name="configuration">Key <c>Logging:Format</c>: <c>json</c> (the default) or <c>text</c> for people at a terminal.</param>
    public static void Apply(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        logging.ClearProviders();
        if (string.Equals(configuration["Logging:Format"], "text", StringComparison.OrdinalIgnoreCase))
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
                console.ColorBehavior = LoggerColorBehavior.Disabled;
            });
            return;
        }

        logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
    }
}
