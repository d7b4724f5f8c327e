using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Portal.Application.Common;

namespace Portal.Infrastructure.Telemetry;

/// <summary>Sends spans and metrics to an OpenTelemetry collector where one is configured; does nothing otherwise.</summary>
public static class PortalTelemetryExport
{
    /// <summary>Registers the exporters.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Key <c>Telemetry:OtlpEndpoint</c>, or the standard <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</param>
    public static IServiceCollection AddPortalTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        Uri.TryCreate(configuration["Telemetry:OtlpEndpoint"], UriKind.Absolute, out var address);
        if (address is null && string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return services;
        var resource = ResourceBuilder.CreateDefault().AddService("portal");

        // The instances live as long as the host; disposing them flushes what is buffered.
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource(PortalTelemetry.Name, "Microsoft.AspNetCore", "Npgsql", "Quartz")
            .AddOtlpExporter(o => Send(o, address, "v1/traces")).Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(PortalTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components", "Npgsql", "System.Runtime")
            .AddOtlpExporter(o => Send(o, address, "v1/metrics")).Build());
        services.AddHostedService<StartExport>();
        return services;
    }

    // An address of ours is the collector's; over HTTP each signal has its own path below it. The standard variables the exporter reads itself.
    private static void Send(OtlpExporterOptions options, Uri? address, string path)
    {
        if (address is not null) options.Endpoint = options.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(address, path) : address;
    }

    private sealed class StartExport(TracerProvider tracer, MeterProvider meter) : Microsoft.Extensions.Hosting.IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            tracer.ForceFlush(2_000);
            meter.ForceFlush(2_000);
            return Task.CompletedTask;
        }
    }
}
