using Portal.Domain.Common;

namespace Portal.Domain.Imports;

/// <summary>Identifies an import, and its file in the store.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct ImportRunId(Guid Value) : IEntityId<ImportRunId>
{
    /// <summary>The import's public code; the identifier's random end.</summary>
    public string Code => "IMP-" + Value.ToString("N")[^10..].ToUpperInvariant();

    /// <summary>A new identifier, ordered by time.</summary>
    public static ImportRunId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static ImportRunId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a mapping that was saved.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SavedMappingId(Guid Value) : IEntityId<SavedMappingId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static SavedMappingId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SavedMappingId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
