using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Portal.Application.Common;

/// <summary>The portal's own spans and metrics.</summary>
public static class PortalTelemetry
{
    /// <summary>Name of <see cref="Source"/> and <see cref="Meter"/>.</summary>
    public const string Name = "Portal";

    /// <summary>Spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Metrics.</summary>
    public static Meter Meter { get; } = new(Name);
}
