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
        if (IsEnabled(logLevel)) output.OnMessage(new DiagnosticMessage($"Logged by the portal: {formatter(state, exception)} {InOurWords(exception)}"));
    }

    // The frames of libraries are many and say little.
    private static string InOurWords(Exception? exception) =>
        string.Join('\n', $"{exception}".Split('\n').Where(line => !line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("   at Portal.", StringComparison.Ordinal)));

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
