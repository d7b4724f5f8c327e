using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Portal.Web.Security.Circuits;

/// <summary>
/// Binds each circuit to the session and the rights it was started with. Cutting a connection alone would not do: its client
/// could come back with the circuit's secret and go on where it was. A hub filter sees every call, so that a circuit is
/// taken up again only by the same session with the same rights, and a cut connection is not listened to any more.
/// </summary>
internal sealed class CircuitBindings : IHubFilter
{
    /// <summary>How long the framework keeps a circuit whose connection was lost.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<string, OpenConnection> _circuits = new(StringComparer.Ordinal);

    /// <summary>How many circuits are known.</summary>
    public int Count => _circuits.Count;

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = invocationContext.Context.GetHttpContext()?.Features.Get<OpenConnection>();
        if (connection is null or { IsRevoked: true })
        {
            invocationContext.Context.Abort();
            throw new HubException("This connection is closed.");
        }

        var secret = invocationContext.HubMethodArguments is [string first, ..] ? first : "";
        switch (invocationContext.HubMethod.Name)
        {
            case "StartCircuit":
                var started = await next(invocationContext);
                if (started is string circuit) _circuits[circuit] = connection;
                return started;
            case "ConnectCircuit":
                if (!MayTakeUp(secret, connection)) return false;
                _circuits[secret] = connection;
                return await next(invocationContext);
            case "ResumeCircuit":
                // It would make a new circuit of what an old one kept; a page that is loaded again does the same with today's rights.
                return null;
            default:
                return await next(invocationContext);
        }
    }

    /// <summary>Forgets circuits that the framework no longer keeps either.</summary>
    public void ForgetClosed(DateTimeOffset now)
    {
        foreach (var (secret, connection) in _circuits)
        {
            if (connection.ClosedAt + Kept + Kept < now) _circuits.TryRemove(secret, out _);
        }
    }

    private bool MayTakeUp(string secret, OpenConnection connection) =>
        _circuits.TryGetValue(secret, out var bound) && bound.Who.Session == connection.Who.Session && bound.Rights == connection.Rights;
}
