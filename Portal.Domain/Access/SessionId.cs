using Portal.Domain.Common;

namespace Portal.Domain.Access;

/// <summary>Identifies a session. It is no secret: without the protected cookie around it nobody gets in by it.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SessionId(Guid Value) : IEntityId<SessionId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static SessionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SessionId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
