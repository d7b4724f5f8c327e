using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Web.Security;

/// <summary>
/// Stands before the Blazor hub: only a signed-in person, and only from a page of this portal. A page's own attribute is
/// not enough, since a client can negotiate a circuit without ever asking for a page.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="lifetime">Tells when the portal stops.</param>
public sealed class CircuitGate(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    /// <summary>Passes a request on or refuses it.</summary>
    /// <param name="context">The request.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            // A client of the hub wants a status, not a page about it.
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            if (context.User.Identity?.IsAuthenticated != true)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            if (!IsOwnOrigin(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            // A page whose circuit is closed asks for another at once; given one, it would hold up the stop until its time limit.
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
        }

        await next(context);
    }

    // Browsers send Origin with every WebSocket handshake and with every POST; a cross-site one names the other site.
    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return !HttpMethods.IsPost(request.Method) && !request.HttpContext.WebSockets.IsWebSocketRequest;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Scheme == request.Scheme
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
