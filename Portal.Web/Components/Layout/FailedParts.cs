using System.Diagnostics;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Portal.Web.Components.Layout;

/// <summary>
/// Gives what fails inside a circuit the number that its reader is told, and logs both together: a circuit's work belongs to no request, whose trace would give one.
/// </summary>
/// <param name="logger">The log.</param>
public sealed class FailedParts(ILogger<FailedParts> logger) : IErrorBoundaryLogger
{
    /// <summary>The number of the last failure; null while nothing failed.</summary>
    public string? Number { get; private set; }

    /// <inheritdoc />
    public ValueTask LogErrorAsync(Exception exception)
    {
        // Whoever has left is told nothing, and that they left is no failure.
        if (exception is JSDisconnectedException) return ValueTask.CompletedTask;
        Number = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        logger.LogError(exception, "A part of a page failed; its reader was told the number {Number}", Number);
        return ValueTask.CompletedTask;
    }
}
