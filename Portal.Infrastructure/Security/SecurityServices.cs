using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Security;

namespace Portal.Infrastructure.Security;

/// <summary>Registers the security log.</summary>
public static class SecurityServices
{
    /// <summary>Registers what an operator may set; before <see cref="InfrastructureServices.AddPortalInfrastructure"/>, which brings the defaults.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Sections <c>SecurityLog</c> and <c>Access:CountryFiles</c>.</param>
    public static IServiceCollection AddSecuritySettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SecurityLogOptions.From(configuration));
        var files = configuration.GetSection("Access:CountryFiles").Get<string[]>() ?? [];
        return services.AddSingleton<ICountryOfAddress>(files.Length == 0 ? CountryFiles.None : CountryFiles.Read(files));
    }

    /// <summary>Registers the log itself.</summary>
    /// <param name="services">The container.</param>
    internal static IServiceCollection AddSecurityLog(this IServiceCollection services)
    {
        services.TryAddSingleton(new SecurityLogOptions());
        services.TryAddSingleton<ICountryOfAddress>(CountryFiles.None);
        services.TryAddSingleton(Console.Out);
        services.AddSingleton<SecurityStream>();
        services.AddScoped<StreamAfterCommit>();
        services.AddSingleton<SecurityLog>();
        return services.AddSingleton<ISecurityLog>(provider => provider.GetRequiredService<SecurityLog>());
    }
}
