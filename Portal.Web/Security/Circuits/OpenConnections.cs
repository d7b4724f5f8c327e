using System.Collections.Concurrent;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;

namespace Portal.Web.Security.Circuits;

/// <summary>Every open WebSocket of this node, so that the end of a session or a change of rights reaches it.</summary>
/// <param name="clock">The time.</param>
/// <param name="limits">How many each person may have.</param>
public sealed class OpenConnections(TimeProvider clock, CircuitLimits limits)
{
    private readonly ConcurrentDictionary<OpenConnection, byte> _open = [];

    /// <summary>Whether a person has as many as they may.</summary>
    /// <param name="person">The person.</param>
    public bool IsFull(PersonId person) => _open.Keys.Count(c => c.Who.Person == person) >= limits.PerPerson;

    /// <summary>Notes a connection.</summary>
    /// <param name="who">Person and session.</param>
    /// <param name="rights">The person's rights now.</param>
    /// <param name="abort">Cuts it.</param>
    public OpenConnection Open(SignedIn who, string rights, Action abort)
    {
        var connection = new OpenConnection(who, rights, abort);
        _open[connection] = 0;
        return connection;
    }

    /// <summary>Forgets a connection that is closed.</summary>
    /// <param name="connection">The connection.</param>
    public void Close(OpenConnection connection)
    {
        connection.ClosedAt = clock.GetUtcNow();
        _open.TryRemove(connection, out _);
    }

    /// <summary>The open ones, of everybody or of one person.</summary>
    /// <param name="person">The person; null for everybody.</param>
    public IReadOnlyList<OpenConnection> Of(PersonId? person) => [.. _open.Keys.Where(c => person is null || c.Who.Person == person)];
}

/// <summary>What one person may take of a node's memory.</summary>
/// <param name="PerPerson">Open pages at once.</param>
public sealed record CircuitLimits(int PerPerson);
