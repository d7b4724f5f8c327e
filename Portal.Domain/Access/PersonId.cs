using Portal.Domain.Common;

namespace Portal.Domain.Access;

/// <summary>Identifies a person.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct PersonId(Guid Value) : IEntityId<PersonId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static PersonId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static PersonId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
