using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Security;
using Portal.Application.Tokens;
using Portal.Domain.Security;
using Portal.Infrastructure.Setup;
using Portal.Infrastructure.Tokens;

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
        services.AddSingleton(Thresholds(configuration));
        var files = configuration.GetSection("Access:CountryFiles").Get<string[]>() ?? [];
        return services.AddSingleton<ICountryOfAddress>(files.Length == 0 ? CountryFiles.None : CountryFiles.Read(files));
    }

    /// <summary>Registers the log itself.</summary>
    /// <param name="services">The container.</param>
    internal static IServiceCollection AddSecurityLog(this IServiceCollection services)
    {
        services.TryAddSingleton(new SecurityLogOptions());
        services.TryAddSingleton(new AlertThresholds());
        services.TryAddSingleton<ICountryOfAddress>(CountryFiles.None);
        services.TryAddSingleton(Console.Out);
        services.AddSingleton<SecurityStream>();
        services.AddSingleton<StreamAfterCommit>();
        services.AddSingleton<SecurityLog>();
        services.AddDataProtection();
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<ITokenKeys>(provider => provider.GetRequiredService<TokenKeys>());
        return services.AddSingleton<ISecurityLog>(provider => provider.GetRequiredService<SecurityLog>());
    }

    private static AlertThresholds Thresholds(IConfiguration configuration)
    {
        var thresholds = new AlertThresholds();
        foreach (var pattern in Enum.GetValues<AlertPattern>())
        {
            var section = configuration.GetSection($"Alerts:{pattern}");
            var (count, window) = (section.GetValue("Count", thresholds[pattern].Count), section.GetValue("Window", thresholds[pattern].Window));
            if (count < 1 || window < TimeSpan.FromMinutes(1) || window > TimeSpan.FromDays(1))
                throw new PortalSetupException($"Alerts:{pattern} needs a Count of at least 1 and a Window from 00:01:00 to one day.", PortalSetupException.Misconfigured);
            thresholds.Set(pattern, new AlertThreshold(count, window));
        }

        return thresholds;
    }
}
