using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using Portal.Infrastructure.Setup;

namespace Portal.Web.Security.Circuits;

/// <summary>Everything that stands between the Blazor hub and whoever speaks to it.</summary>
internal static class CircuitSetup
{
    private const int PerPersonByDefault = 25;
    private const int LargestMessage = 64 * 1024;

    /// <summary>Registers gate, registry, watch and limits.</summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="PortalSetupException">The limit is no number.</exception>
    public static WebApplicationBuilder AddCircuitSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var perPerson = builder.Configuration.GetValue("Limits:PagesPerPerson", PerPersonByDefault);
        if (perPerson < 1) throw new PortalSetupException("Limits:PagesPerPerson must be 1 or more.", PortalSetupException.Misconfigured);
        services.AddSingleton(new CircuitLimits(perPerson));
        services.AddSingleton<OpenConnections>();
        services.AddSingleton<CircuitBindings>();
        services.AddSingleton<ConnectionWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ConnectionWatch>());
        services.AddScoped<Attendance>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<Attendance>());
        services.Configure<HubOptions>(hub =>
        {
            hub.AddFilter<CircuitBindings>();
            hub.MaximumReceiveMessageSize = LargestMessage;
        });
        services.Configure<CircuitOptions>(circuits =>
        {
            circuits.DisconnectedCircuitRetentionPeriod = CircuitBindings.Kept;
            circuits.DisconnectedCircuitMaxRetained = 200;
            circuits.DetailedErrors = false;
        });
        return builder;
    }
}
