using System.Net;
using System.Net.Sockets;

namespace Portal.Application.Security;

/// <summary>Where a request came from, as far as the log may know: a country and a prefix that many machines share.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null where it is not known.</param>
/// <param name="Prefix">For example <c>203.0.113.0/24</c> or <c>2001:db8:1::/48</c>.</param>
public sealed record ClientNetwork(string? Country, string? Prefix)
{
    private const int KeptOfV4 = 24;
    private const int KeptOfV6 = 48;

    /// <summary>No network: a job, or a command at the terminal.</summary>
    public static ClientNetwork None { get; } = new(null, null);

    /// <summary>The network of an address.</summary>
    /// <param name="address">The whole address, which is not kept; null for none.</param>
    /// <param name="countries">Knows countries.</param>
    public static ClientNetwork Of(IPAddress? address, ICountryOfAddress countries) =>
        address is null ? None : new ClientNetwork(countries.Find(address), Truncate(address));

    /// <summary>The prefix of an address that is kept: 24 bits of IPv4, 48 of IPv6.</summary>
    /// <param name="address">The address; IPv4 inside IPv6 counts as IPv4.</param>
    public static string Truncate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? KeptOfV4 : KeptOfV6;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, kept / 8, bytes.Length - (kept / 8));
        return $"{new IPAddress(bytes)}/{kept}";
    }
}

/// <summary>Says which country an address was given out to.</summary>
public interface ICountryOfAddress
{
    /// <summary>The country, ISO 3166-1 alpha-2; null where it is not known.</summary>
    /// <param name="address">The address.</param>
    string? Find(IPAddress address);
}

/// <summary>Where the work in hand comes from.</summary>
public interface IRequestOrigin
{
    /// <summary>The network of the request in hand; <see cref="ClientNetwork.None"/> outside one.</summary>
    ClientNetwork Current { get; }
}
