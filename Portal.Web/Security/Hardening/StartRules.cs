using System.Net;
using Portal.Infrastructure.Setup;

namespace Portal.Web.Security.Hardening;

/// <summary>
/// What must hold before the portal opens a port. An installation that says nothing about its environment is production, so whoever
/// forgets to say it gets the strict rules; only <c>./portal run</c> on a loopback address says <c>Local</c>.
/// </summary>
internal static class StartRules
{
    /// <summary>The environment of a developer's or reader's own machine.</summary>
    public const string Local = "Local";

    /// <summary>Refuses settings that would weaken the portal.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">Where it runs.</param>
    /// <param name="addresses">Addresses the portal is told to listen on.</param>
    /// <param name="access">How people get in.</param>
    /// <exception cref="PortalSetupException">A rule is broken; the message says which setting to change.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment, IReadOnlyCollection<string> addresses, AccessOptions access)
    {
        var behindProxy = Proxies.From(configuration) is not null;
        var production = environment.IsProduction();
        if (configuration.GetValue("FORWARDEDHEADERS_ENABLED", false))
            throw Refusal("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes every caller about where it comes from: unset it and name your proxies in Access:Proxies.");
        if (production && access.Demo)
            throw Refusal($"Demo access is on in production: set Access:Demo to false, or ASPNETCORE_ENVIRONMENT to {Local} on a machine of your own.");
        if (!behindProxy && addresses.FirstOrDefault(a => IsPlain(a) && (production || !PortalCookies.IsLoopback(a))) is { } plain)
            throw Refusal($"{plain} is not encrypted: listen on https, or name the proxy that is in Access:Proxies.");
        if (production && Hosts(configuration) is not { Length: > 0 })
            throw Refusal("AllowedHosts names no host: write the portal's own names there, separated by semicolons.");
    }

    /// <summary>The host names that the portal answers to; none where any name will do.</summary>
    /// <param name="configuration">Key <c>AllowedHosts</c>.</param>
    public static string[] Hosts(IConfiguration configuration)
    {
        var hosts = (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return hosts.Contains("*", StringComparer.Ordinal) ? [] : hosts;
    }

    private static bool IsPlain(string address) => !address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static PortalSetupException Refusal(string sentence) => new(sentence, PortalSetupException.Misconfigured);
}
