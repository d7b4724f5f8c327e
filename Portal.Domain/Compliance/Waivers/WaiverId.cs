using Portal.Domain.Common;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>Identifies a waiver.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct WaiverId(Guid Value) : IEntityId<WaiverId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static WaiverId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static WaiverId From(Guid value) => new(value);

    /// <summary>Whether one comes before another in the order of ids; a database translates it for keyset paging.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(WaiverId left, WaiverId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Whether one comes after another in the order of ids; a database translates it for keyset paging.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(WaiverId left, WaiverId right) => left.Value.CompareTo(right.Value) > 0;

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
