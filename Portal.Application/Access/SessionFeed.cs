using Portal.Domain.Access;

namespace Portal.Application.Access;

/// <summary>
/// Tells this process at once that somebody's sessions or rights changed, so that open connections are looked at. Other nodes
/// find out by asking the database every few seconds.
/// </summary>
public sealed class SessionFeed
{
    private Action<PersonId>? _listeners;

    /// <summary>Says that it is time to look at a person's connections.</summary>
    /// <param name="person">The person.</param>
    public void Publish(PersonId person) => _listeners?.Invoke(person);

    /// <summary>Hears of every such change as long as the process lives.</summary>
    /// <param name="listener">Called on the thread of the use case: it has to be quick.</param>
    public void Listen(Action<PersonId> listener) => _listeners += listener;
}
