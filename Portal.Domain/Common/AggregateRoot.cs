namespace Portal.Domain.Common;

/// <summary>The root of a consistency boundary: changed only through its own methods, each of which raises an event.</summary>
public abstract class AggregateRoot
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>Rotated on each change; two people who act on the same version cannot both win.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>What happened since the aggregate was loaded.</summary>
    public IReadOnlyList<DomainEvent> Events => _events;

    /// <summary>Hands over the events and forgets them; called once by the commit.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents()
    {
        var taken = _events.ToArray();
        _events.Clear();
        return taken;
    }

    /// <summary>Notes what happened and rotates the version.</summary>
    /// <param name="happened">The event.</param>
    protected void Raise(DomainEvent happened)
    {
        _events.Add(happened);
        Touch();
    }

    /// <summary>Rotates the version for a change that is no decision, such as saving a draft.</summary>
    protected void Touch() => Version = Guid.CreateVersion7();
}
