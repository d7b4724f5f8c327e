using Portal.Domain.Common;

namespace Portal.Domain.Notifications;

/// <summary>Identifies a notification.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct NotificationId(Guid Value) : IEntityId<NotificationId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static NotificationId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static NotificationId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
