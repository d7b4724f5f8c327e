namespace Portal.Web.Security.Hardening;

/// <summary>
/// A portal that people reach over https answers nothing else, but whether it is well. What comes in plain past the proxy, or through
/// one that does not say how it was reached, gets a sentence for whoever set the proxy up.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="cookies">Says whether people come over https.</param>
internal sealed class EncryptedOnly(RequestDelegate next, PortalCookies cookies)
{
    private const string Sentence =
        "This portal is reached over https alone. If you came over https, its proxy must send X-Forwarded-Proto and X-Forwarded-For, and its address must be in Access:Proxies.";

    /// <summary>Goes on, or answers.</summary>
    /// <param name="context">The request.</param>
    public Task InvokeAsync(HttpContext context)
    {
        if (!cookies.OverHttps || context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync(Sentence, context.RequestAborted);
    }
}
