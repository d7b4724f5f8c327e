using System.Net;

namespace Portal.Web.Security;

/// <summary>
/// Names and flags of the portal's cookies. A browser takes a <c>__Host-</c> cookie only over https, for the whole of this one
/// host and nothing else, so no neighbour can plant one. A demonstration over http on this machine alone has plain names,
/// because not every browser keeps a Secure cookie there.
/// </summary>
/// <param name="OverHttps">Whether people reach the portal over https.</param>
public sealed record PortalCookies(bool OverHttps)
{
    /// <summary>The cookie that names a session.</summary>
    public string Session => Name("portal");

    /// <summary>The cookie half of the antiforgery token.</summary>
    public string Antiforgery => Name("portal-form");

    /// <summary>Never sent over http where https is in use.</summary>
    public CookieSecurePolicy Policy => OverHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;

    /// <summary>Plain names only where every address is http on this machine.</summary>
    /// <param name="addresses">Addresses the portal is told to listen on.</param>
    /// <param name="behindProxy">Whether a proxy, which speaks https, stands before it.</param>
    public static PortalCookies For(IReadOnlyCollection<string> addresses, bool behindProxy) =>
        new(behindProxy || !addresses.All(a => IsLoopback(a) && a.StartsWith("http:", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether only this machine can reach an address.</summary>
    /// <param name="address">The address.</param>
    public static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    private string Name(string name) => OverHttps ? "__Host-" + name : name;
}
