using System.Net;
using System.Net.Sockets;

namespace Portal.Infrastructure.Http;

/// <summary>How far an address may be trusted as the end of a request that somebody else's words lead to.</summary>
public enum AddressReach
{
    /// <summary>Anybody's: the public internet.</summary>
    Public,

    /// <summary>Of this machine or this network: reached only where the operator says so.</summary>
    Private,

    /// <summary>Never a server: link-local (where clouds keep their metadata), multicast, reserved.</summary>
    Never,
}

/// <summary>Tells the reach of an address; IANA's special-purpose registries (RFC 6890) and the clouds' metadata addresses.</summary>
public static class AddressReaches
{
    private static readonly IPNetwork[] Private =
    [
        .. Networks("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15", "::1/128", "fc00::/7"),
    ];

    private static readonly IPNetwork[] Never =
    [
        // 168.63.129.16 and 100.100.100.200 answer with a machine's secrets though they look like other addresses; so does fd00:ec2::254.
        .. Networks("0.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32", "100.100.100.200/32", "fd00:ec2::/32", "192.0.0.0/24", "192.0.2.0/24"),
        .. Networks("192.88.99.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // IPv6 addresses that stand for an IPv4 address, and the byte it begins at: mapped, translated, compatible, NAT64, 6to4.
    private static readonly (IPNetwork Network, int At)[] Embedding =
    [
        (IPNetwork.Parse("::ffff:0:0/96"), 12), (IPNetwork.Parse("::ffff:0:0:0/96"), 12), (IPNetwork.Parse("::/96"), 12),
        (IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2),
    ];

    /// <summary>The reach of an address; an IPv6 address that carries an IPv4 address has the reach of that.</summary>
    /// <param name="address">The address.</param>
    public static AddressReach Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IPv6Loopback.Equals(address))
        {
            foreach (var (network, at) in Embedding)
            {
                if (network.Contains(address)) return Of(new IPAddress(address.GetAddressBytes().AsSpan(at, 4)));
            }
        }

        if (Never.Any(n => n.Contains(address))) return AddressReach.Never;
        if (Private.Any(n => n.Contains(address))) return AddressReach.Private;
        return address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address) ? AddressReach.Public : AddressReach.Never;
    }

    private static IEnumerable<IPNetwork> Networks(params string[] networks) => networks.Select(n => IPNetwork.Parse(n));
}
