using Microsoft.AspNetCore.Diagnostics;
using Portal.Application.Access;

namespace Portal.Web.Security.Circuits;

/// <summary>
/// Stands before the Blazor hub: only a signed-in person, only from a page of this portal, only over a WebSocket, and only as many as
/// one person may have. A page's own attribute is not enough, since a client can negotiate a circuit without ever asking for a page.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="connections">The open ones.</param>
/// <param name="lifetime">Tells when the portal stops.</param>
public sealed class CircuitGate(RequestDelegate next, OpenConnections connections, IHostApplicationLifetime lifetime)
{
    private static readonly PathString Hub = "/_blazor";

    /// <summary>Passes a request on or refuses it.</summary>
    /// <param name="context">The request.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            await next(context);
            return;
        }

        // A client of the hub wants a status, not a page about it.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        if (context.User.SignedIn() is not { } who || context.Features.Get<SessionStanding>() is not { } standing)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (Refusal(context, rest, who) is { } refusal)
        {
            context.Response.StatusCode = refusal;
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            await next(context);
            return;
        }

        // This request lasts as long as the connection does.
        var connection = connections.Open(who, standing.Rights, context.Abort);
        context.Features.Set(connection);
        try
        {
            await next(context);
        }
        finally
        {
            connections.Close(connection);
        }
    }

    private int? Refusal(HttpContext context, PathString rest, Portal.Application.Common.SignedIn who)
    {
        if (!IsOwnOrigin(context.Request)) return StatusCodes.Status403Forbidden;

        // Other transports are many short requests: no one of them could be cut to end the circuit.
        if (!rest.HasValue && !context.WebSockets.IsWebSocketRequest) return StatusCodes.Status426UpgradeRequired;

        // A page whose circuit is closed asks for another at once; given one, it would hold up the stop until its time limit.
        if (lifetime.ApplicationStopping.IsCancellationRequested) return StatusCodes.Status503ServiceUnavailable;
        return rest != "/disconnect" && connections.IsFull(who.Person) ? StatusCodes.Status429TooManyRequests : null;
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
