using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Portal.Infrastructure.Setup;

namespace Portal.Web.Security.Hardening;

/// <summary>The proxies that are believed when they say where a request came from and whether it was encrypted.</summary>
internal static class Proxies
{
    /// <summary>Which headers are believed, and from whom; null where no proxy is configured, and then none is.</summary>
    /// <param name="configuration">Keys <c>Access:Proxies</c>, addresses or networks, and <c>Access:ProxyHops</c>.</param>
    /// <exception cref="PortalSetupException">One of them is neither an address nor a network, or the network is the whole internet.</exception>
    public static ForwardedHeadersOptions? From(IConfiguration configuration)
    {
        var named = configuration.GetSection("Access:Proxies").Get<string[]>() ?? [];
        if (named.Length == 0) return null;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = configuration.GetValue("Access:ProxyHops", 1),
            // A proxy that says one thing without the other is not ours.
            RequireHeaderSymmetry = true,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in named)
        {
            if (IPAddress.TryParse(one, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(one, out var network) && network.PrefixLength > 0) options.KnownIPNetworks.Add(network);
            else throw new PortalSetupException(string.Create(CultureInfo.InvariantCulture, $"Access:Proxies names '{one}': write an address like 10.0.0.5 or a network like 10.0.0.0/24."), PortalSetupException.Misconfigured);
        }

        return options;
    }
}
