using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Web.Security;
using Portal.Web.Security.Hardening;

namespace Portal.Web.Hosting;

/// <summary>Asks the portal for its own first page, so that the first person does not wait, and then says that it is ready.</summary>
internal static class ReadyAnnouncement
{
    /// <summary>Prints <c>Portal ready at ADDRESS</c>.</summary>
    /// <param name="app">The running portal.</param>
    /// <param name="ct">Cancelled when the portal is asked to stop.</param>
    public static async Task PrintAsync(WebApplication app, CancellationToken ct)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var here = new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
        try
        {
            await AskAsync(here, StartRules.Hosts(app.Configuration).FirstOrDefault(), app.Services.GetRequiredService<PortalCookies>(), ct);
        }
        catch (HttpRequestException) when (here.Scheme == Uri.UriSchemeHttps)
        {
            // The certificate is for the name that people type, which need not lead to this machine yet.
        }

        await Console.Out.WriteLineAsync($"Portal ready at {address}");
    }

    // Only the portal's own names are answered; a name like *.example stands for any below it. Behind a proxy it asks as one on this
    // machine would: where none is, the first person waits a moment longer.
    private static async Task AskAsync(Uri here, string? name, PortalCookies cookies, CancellationToken ct)
    {
        using var browser = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(here, "/signin"));
        request.Headers.Host = name?.Replace("*", "www", StringComparison.Ordinal);
        var asProxy = cookies.OverHttps && here.Scheme == Uri.UriSchemeHttp;
        if (asProxy)
        {
            request.Headers.Add("X-Forwarded-Proto", Uri.UriSchemeHttps);
            request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        }

        using var page = await browser.SendAsync(request, ct);
        if (!asProxy) page.EnsureSuccessStatusCode();
    }
}
