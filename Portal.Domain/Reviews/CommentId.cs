using Portal.Domain.Common;

namespace Portal.Domain.Reviews;

/// <summary>Identifies a comment on an answer of a filing.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct CommentId(Guid Value) : IEntityId<CommentId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static CommentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static CommentId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
