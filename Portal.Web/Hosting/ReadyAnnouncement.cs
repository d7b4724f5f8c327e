using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

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
        using var browser = new HttpClient { BaseAddress = new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)) };
        using var page = await browser.GetAsync(new Uri("/signin", UriKind.Relative), ct);
        page.EnsureSuccessStatusCode();
        await Console.Out.WriteLineAsync($"Portal ready at {address}");
    }
}
