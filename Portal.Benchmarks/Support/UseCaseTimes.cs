using System.Diagnostics.Metrics;
using Portal.Application.Common;

namespace Portal.Benchmarks.Support;

/// <summary>Listens to what the pipeline itself measures of commands while it lives: how long they took, and finding out who acts within them.</summary>
internal sealed class UseCaseTimes : IDisposable
{
    private const string Whole = "portal.use_case.duration";
    private const string Authorise = "portal.authorise.duration";

    private readonly MeterListener _listener = new();

    public UseCaseTimes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == PortalTelemetry.Meter && instrument.Name is Whole or Authorise) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>Each whole command.</summary>
    public Percentiles Commands { get; } = new();

    /// <summary>Within each command, the time until it was known who acts.</summary>
    public Percentiles Authorisations { get; } = new();

    public void Dispose() => _listener.Dispose();

    private void Take(string name, double milliseconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            if (tag is not { Key: "use_case", Value: string useCase } || !useCase.EndsWith("Command", StringComparison.Ordinal)) continue;
            (name == Whole ? Commands : Authorisations).Add(milliseconds);
        }
    }
}
