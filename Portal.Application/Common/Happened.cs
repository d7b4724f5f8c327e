using MediatR;
using Portal.Domain.Common;

namespace Portal.Application.Common;

/// <summary>
/// Tells the rest of the portal, inside the same transaction and before it is committed, that something happened. A feature
/// reacts by an <see cref="INotificationHandler{TNotification}"/> of this.
/// </summary>
/// <typeparam name="TEvent">The event's type.</typeparam>
/// <param name="Event">The event.</param>
public sealed record Happened<TEvent>(TEvent Event) : INotification
    where TEvent : DomainEvent;

/// <summary>Publishes events under their own type.</summary>
public static class Happened
{
    /// <summary>The notification of an event whose type is known only when running.</summary>
    /// <param name="happened">The event.</param>
    public static INotification Of(DomainEvent happened) =>
        (INotification)Activator.CreateInstance(typeof(Happened<>).MakeGenericType(happened.GetType()), happened)!;
}
