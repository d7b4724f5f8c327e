using Portal.Domain.Common;

namespace Portal.Domain.Views;

/// <summary>Identifies a saved view.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SavedViewId(Guid Value) : IEntityId<SavedViewId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static SavedViewId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SavedViewId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
