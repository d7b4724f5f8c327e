using System.Text.Json;
using Portal.Infrastructure.Http;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>Requests to providers: guarded, short, and limited in size. A provider says where its endpoints are, so none is trusted.</summary>
/// <param name="timeout">The longest one request may take.</param>
internal sealed class OidcHttp(TimeSpan timeout) : IDisposable
{
    /// <summary>A large key set with certificates has some tens of kilobytes.</summary>
    public const int MaxBytes = 512 * 1024;

    private readonly HttpClient _outside = GuardedHttp.Create(new GuardedHttpLimits(timeout, MaxBytes));
    private readonly HttpClient _inside = GuardedHttp.Create(new GuardedHttpLimits(timeout, MaxBytes, AllowPrivateNetwork: true));

    /// <summary>Gets an object.</summary>
    /// <exception cref="OidcUnavailableException">It does not come.</exception>
    public async Task<JsonElement> GetAsync(OidcProvider provider, Uri address, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var (status, body) = await SendAsync(provider, request, ct);
        return status == System.Net.HttpStatusCode.OK && body is { } json ? json : throw new OidcUnavailableException(OidcFault.BadAnswer);
    }

    /// <summary>Sends a request; the answer's body is null where it is no object.</summary>
    /// <exception cref="OidcUnavailableException">No answer comes.</exception>
    public async Task<(System.Net.HttpStatusCode Status, JsonElement? Body)> SendAsync(OidcProvider provider, HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var answer = await (provider.AllowPrivateNetwork ? _inside : _outside).SendAsync(request, ct);
            return (answer.StatusCode, OidcJson.Object(await answer.Content.ReadAsByteArrayAsync(ct)));
        }
        catch (HttpRequestException failure)
        {
            throw new OidcUnavailableException(FaultOf(failure), failure);
        }
        catch (TaskCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new OidcUnavailableException(OidcFault.NoAnswer, late);
        }
    }

    public void Dispose()
    {
        _outside.Dispose();
        _inside.Dispose();
    }

    private static OidcFault FaultOf(HttpRequestException failure) => failure switch
    {
        { InnerException: AddressRefusedException } => OidcFault.AddressRefused,
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } => OidcFault.BadAnswer,
        _ => OidcFault.NoAnswer,
    };
}
