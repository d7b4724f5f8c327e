using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Localization;
using Portal.Application.Security;
using Portal.Domain.Security;
using Portal.Infrastructure.Setup;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Security.Hardening;

/// <summary>
/// How many requests may come: of one person wherever they are, of one address while nobody is signed in, and fewer of what costs
/// more. Each is a bucket that fills again steadily, so that a burst of clicks passes and a flood does not.
/// </summary>
internal static class RateLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly string[] SignIn = ["/session", "/signin", "/break-glass", "/csp-report"];

    /// <summary>Registers the limits.</summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="PortalSetupException">A limit is no number above zero.</exception>
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var all = Limit("RequestsPerMinute", 900);
        var signIns = Limit("SignInsPerMinute", 60);
        var exports = Limit("ExportsPerMinute", 20);
        var uploads = Limit("UploadsPerMinute", 20);
        builder.Services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                By(all, "all", _ => true),
                By(signIns, "sign-in", http => HttpMethods.IsPost(http.Request.Method) && Under(http, SignIn)),
                By(exports, "export", http => http.Request.Path.Value!.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || http.Request.Path.Value.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)),
                By(uploads, "upload", http => HttpMethods.IsPost(http.Request.Method) && http.Request.Path.Value!.TrimEnd('/').EndsWith("/documents", StringComparison.OrdinalIgnoreCase)));
            options.OnRejected = RefuseAsync;
        });

        int Limit(string name, int fallback)
        {
            var limit = builder.Configuration.GetValue($"Limits:{name}", fallback);
            return limit > 0 ? limit : throw new PortalSetupException($"Limits:{name} must be 1 or more.", PortalSetupException.Misconfigured);
        }
    }

    private static PartitionedRateLimiter<HttpContext> By(int perMinute, string name, Func<HttpContext, bool> concerns) => PartitionedRateLimiter.Create<HttpContext, string>(http =>
        !concerns(http) || IsForEverybody(http)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter($"{name}:{Who(http)}", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                ReplenishmentPeriod = perMinute >= 60 ? TimeSpan.FromSeconds(1) : Minute / perMinute,
                QueueLimit = 0,
                AutoReplenishment = true,
            }));

    // A call with a token is counted where the token is checked.
    private static bool IsForEverybody(HttpContext http) =>
        (http.Request.Headers.Authorization.Count > 0 && Under(http, "/api"))
        || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || Under(http, "/health", "/css", "/_framework");

    private static bool Under(HttpContext http, params string[] paths) => paths.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    // One household has a whole /64 of IPv6 to choose addresses from.
    private static string Who(HttpContext http)
    {
        if (http.User.SignedIn() is { } who) return who.Person.ToString();
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (bytes.Length > 4) bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        http.RequestServices.GetRequiredService<ISecurityLog>()
            .Record(new SecurityEvent(SecurityEventType.RateLimited, SecurityOutcome.Failure, http.User.SignedIn()?.Person, Subject: http.Request.Path.Value));
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = seconds;
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<SessionText>>();
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            await Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: words["Slow.Title"], detail: words["Slow.Lead", seconds]).ExecuteAsync(http);
            return;
        }

        // Made of a few strings: an answer that costs as much as the page would be no protection.
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{PortalCulture.Language}" dir="{PortalCulture.Direction}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{words["Slow.Title"].Value}</title><link rel="stylesheet" href="/css/portal.css"></head>
            <body><main class="main"><div class="wrap narrow"><h1>{words["Slow.Title"].Value}</h1><p>{words["Slow.Lead", seconds].Value}</p></div></main></body>
            </html>
            """,
            ct);
    }
}
