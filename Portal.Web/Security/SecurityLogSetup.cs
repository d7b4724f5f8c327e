using Portal.Application.Security;
using Portal.Infrastructure.Security;

namespace Portal.Web.Security;

/// <summary>Lets the security log know where requests come from.</summary>
internal static class SecurityLogSetup
{
    /// <summary>Registers the settings of the security log and the origin of requests.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Sections <c>SecurityLog</c> and <c>Access:CountryFiles</c>.</param>
    public static IServiceCollection AddRequestSecurityLog(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSecuritySettings(configuration).AddSingleton<IRequestOrigin, RequestOrigin>();
}
