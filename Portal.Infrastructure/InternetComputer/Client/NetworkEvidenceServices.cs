using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Evidence;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.InternetComputer.Client;

/// <summary>Registers the networks that the portal takes evidence from.</summary>
public static class NetworkEvidenceServices
{
    /// <summary>Registers the public network, for programs that are told of no other.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddNetworkEvidence(this IServiceCollection services) => services.AddNetworkEvidence(new ConfigurationBuilder().Build(), demo: false);

    /// <summary>Registers them.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Keys <c>Networks:NAME:…</c>.</param>
    /// <param name="demo">Whether this is a demonstration, which has a simulated network.</param>
    /// <exception cref="PortalSetupException">A setting is wrong.</exception>
    public static IServiceCollection AddNetworkEvidence(this IServiceCollection services, IConfiguration configuration, bool demo)
    {
        var settings = NetworkSettingsReader.From(configuration, demo);
        services.AddSingleton(provider => new DemonstrationServer(provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<INetworkEvidence>(provider =>
            new NetworkEvidence(settings, provider.GetRequiredService<DemonstrationServer>(), provider.GetRequiredService<TimeProvider>()));
    }
}
