using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Web.Security.Hardening;

/// <summary>What every answer tells the browser about what it may do with it.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="policy">The content security policy.</param>
internal sealed class SecurityHeaders(RequestDelegate next, ContentPolicy policy)
{
    // One year and a day: a policy that is renewed at every answer must never be shorter than a year.
    private const string Https = "max-age=31622400; includeSubDomains";

    // None of what a government register has no use for.
    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Adds the headers and goes on.</summary>
    /// <param name="context">The request.</param>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var (http, content) = ((HttpContext, ContentPolicy))state;
            Add(http, content);
            return Task.CompletedTask;
        }, (context, policy));
        return next(context);
    }

    private static void Add(HttpContext http, ContentPolicy content)
    {
        var headers = http.Response.Headers;
        // An answer that set a stricter policy of its own, such as a download, keeps it.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = http.Request.IsHttps ? content.OverHttps : content.Plain;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = Https;
        if (!IsPublic(http, headers)) headers.CacheControl = "no-store";
    }

    // What has a version in its address is everybody's and may be kept; everything else may hold somebody's data.
    private static bool IsPublic(HttpContext http, IHeaderDictionary headers) =>
        http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || headers.CacheControl.ToString().Contains("public", StringComparison.Ordinal)
        || headers.ETag.Count > 0;
}
