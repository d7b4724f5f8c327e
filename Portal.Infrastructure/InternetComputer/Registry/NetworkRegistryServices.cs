using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Evidence.Network;

namespace Portal.Infrastructure.InternetComputer.Registry;

/// <summary>Registers what reads and writes networks' registries.</summary>
internal static class NetworkRegistryServices
{
    /// <summary>Registers it.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddNetworkRegistry(this IServiceCollection services) => services
        .AddSingleton<INetworkFiles, NetworkFiles>()
        .AddScoped<INetworkStore, NetworkStore>();
}
