using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Network;

/// <summary>Identifies an import of a network's registry.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct NetworkImportId(Guid Value) : IEntityId<NetworkImportId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static NetworkImportId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static NetworkImportId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an inspection of a site.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SiteInspectionId(Guid Value) : IEntityId<SiteInspectionId>
{
    /// <summary>The inspection's public code; the identifier's random end.</summary>
    public string Code => "INS-" + Value.ToString("N")[^10..].ToUpperInvariant();

    /// <summary>A new identifier, ordered by time.</summary>
    public static SiteInspectionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SiteInspectionId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a photograph of an inspection, and its content in the store.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct InspectionPhotoId(Guid Value) : IEntityId<InspectionPhotoId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static InspectionPhotoId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static InspectionPhotoId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
