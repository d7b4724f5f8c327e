using Portal.Domain.Common;

namespace Portal.Domain.Services;

/// <summary>Identifies a service.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct ServiceId(Guid Value) : IEntityId<ServiceId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static ServiceId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static ServiceId From(Guid value) => new(value);

    /// <summary>Whether one comes before another in the order of ids; a database translates it for keyset paging.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(ServiceId left, ServiceId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Whether one comes after another in the order of ids; a database translates it for keyset paging.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(ServiceId left, ServiceId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
