using Portal.Infrastructure.Setup;

namespace Portal.Web.Security;

/// <summary>How people get in.</summary>
/// <param name="Demo">Anyone at this machine may sign in as a made-up person.</param>
public sealed record AccessOptions(bool Demo)
{
    /// <summary>Reads the configuration and refuses a demonstration that other machines could reach.</summary>
    /// <param name="configuration">Key <c>Access:Demo</c>.</param>
    /// <param name="addresses">Addresses the portal is told to listen on.</param>
    /// <exception cref="PortalSetupException">Demo access on an address that is not loopback.</exception>
    public static AccessOptions From(IConfiguration configuration, IEnumerable<string> addresses)
    {
        var demo = configuration.GetValue("Access:Demo", false);
        if (demo && addresses.FirstOrDefault(a => !PortalCookies.IsLoopback(a)) is { } open)
        {
            throw new PortalSetupException(
                $"Demo access is on, but {open} can be reached from other machines: use an address such as http://localhost:5080, or set Access:Demo to false.",
                PortalSetupException.Misconfigured);
        }

        return new AccessOptions(demo);
    }
}
