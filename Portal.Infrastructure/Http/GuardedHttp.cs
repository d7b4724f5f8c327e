using System.Net;
using System.Net.Sockets;

namespace Portal.Infrastructure.Http;

/// <summary>What a guarded client may take and where it may go.</summary>
/// <param name="Timeout">The longest a whole exchange may last, the answer's body included.</param>
/// <param name="MaxBytes">The largest body that is read.</param>
/// <param name="AllowPrivateNetwork">Whether addresses of this machine and of this network may be reached.</param>
public sealed record GuardedHttpLimits(TimeSpan Timeout, int MaxBytes, bool AllowPrivateNetwork = false);

/// <summary>The address that a request leads to is not one that may be reached; the client wraps it in its own exception.</summary>
/// <param name="host">The host that was asked for.</param>
public sealed class AddressRefusedException(string host) : IOException($"The address of {host} may not be reached from here.");

/// <summary>
/// HTTP to addresses that somebody outside has a say in (server-side request forgery, OWASP ASVS 5.0 V1.3.6): the name is resolved
/// once, each address is judged, and the connection is made to the very address that was judged, so that a second answer of the name
/// server changes nothing. Redirects are handed back, no proxy and no cookies are used, bodies and time are limited.
/// </summary>
public static class GuardedHttp
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>A client with limits, to be kept and shared.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="resolve">Addresses of a host; the machine's own resolver where none is given.</param>
    public static HttpClient Create(GuardedHttpLimits limits, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        resolve ??= Dns.GetHostAddressesAsync;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = limits.Timeout,
            PooledConnectionLifetime = ConnectionLifetime,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, ct) => ConnectAsync(context, limits.AllowPrivateNetwork, resolve, ct),
        };
        return new HttpClient(handler) { Timeout = limits.Timeout, MaxResponseContentBufferSize = limits.MaxBytes };
    }

    /// <summary>Whether an address may be asked at all: https, or http to this machine, and no name or password in it.</summary>
    /// <param name="address">The address.</param>
    public static bool IsAskable(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo.Length: 0 } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var isPlain = context.InitialRequestMessage.RequestUri?.Scheme != Uri.UriSchemeHttps;
        var addresses = (await resolve(host, ct)).Where(a => MayReach(a, allowPrivate) && (!isPlain || IPAddress.IsLoopback(a))).ToArray();
        if (addresses.Length == 0) throw new AddressRefusedException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool MayReach(IPAddress address, bool allowPrivate) => AddressReaches.Of(address) switch
    {
        AddressReach.Public => true,
        AddressReach.Private => allowPrivate,
        _ => false,
    };
}
