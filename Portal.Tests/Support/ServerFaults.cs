using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Portal.Tests.Support;

/// <summary>Prints every error that a portal under test logs: what a page only showed as "could not be shown" is told with its cause beside the test that met it.</summary>
/// <param name="output">Where the run's own messages go.</param>
public sealed class ServerFaults(IMessageSink output) : ILoggerProvider, ILogger
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) output.OnMessage(new DiagnosticMessage($"Logged by the portal: {FirstLine(formatter(state, exception))}{InOneLine(exception)}"));
    }

    // One line each: a run's report has room for its end only, and what failed must not be crowded out of it.
    private static string InOneLine(Exception? exception)
    {
        var line = new StringBuilder();
        for (var cause = exception; cause is not null; cause = cause.InnerException) line.Append(CultureInfo.InvariantCulture, $" <- {cause.GetType().Name}: {FirstLine(cause.Message)}");
        var own = $"{exception}".Split('\n').Where(frame => frame.StartsWith("   at Portal.", StringComparison.Ordinal)).Take(3);
        return line.AppendJoin(';', own).ToString();
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
