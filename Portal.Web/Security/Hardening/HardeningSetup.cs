using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Portal.Web.Security.Hardening;

/// <summary>Everything that makes an answer, a request or a setting safe that no single page thinks of.</summary>
internal static class HardeningSetup
{
    private const long LargestBody = 1024 * 1024;
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(60);

    /// <summary>Registers limits and policies.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="addresses">Addresses the portal is told to listen on.</param>
    public static WebApplicationBuilder AddPortalHardening(this WebApplicationBuilder builder, IReadOnlyCollection<string> addresses)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddSingleton<ContentPolicy>();
        builder.AddRateLimits();
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = LongestRequest, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });

        // A page that makes another name point to this machine gets no answer under that name.
        if (StartRules.Hosts(builder.Configuration).Length == 0 && addresses.All(PortalCookies.IsLoopback))
            builder.Services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = ThisMachine);
        return builder;
    }

    /// <summary>Comes first: who asks, and what every answer carries.</summary>
    /// <param name="app">The host.</param>
    public static void UseSafeAnswers(this WebApplication app)
    {
        if (Proxies.From(app.Configuration) is { } proxies) app.UseForwardedHeaders(proxies);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<EncryptedOnly>();
    }

    /// <summary>Comes when it is known who asks: how much and how long.</summary>
    /// <param name="app">The host.</param>
    public static void UseLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        // A circuit is one request for as long as its page is open, and an export may take its time.
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && !IsExport(http.Request.Path.Value!), timed => timed.UseRequestTimeouts());
    }

    private static bool IsExport(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
}
