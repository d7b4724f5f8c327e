namespace Portal.Infrastructure.Oscal.Model;

internal sealed record OscalCatalogFile
{
    public required OscalCatalog Catalog { get; init; }
}

internal sealed record OscalCatalog
{
    public required Guid Uuid { get; init; }

    public required OscalMetadata Metadata { get; init; }

    public IReadOnlyList<OscalParameter> Params { get; init; } = [];

    public IReadOnlyList<OscalControl> Controls { get; init; } = [];

    public IReadOnlyList<OscalGroup> Groups { get; init; } = [];

    public OscalBackMatter? BackMatter { get; init; }
}

/// <summary>Controls that belong together; the portal writes none, other catalogs have them.</summary>
internal sealed record OscalGroup
{
    public required string Title { get; init; }

    public IReadOnlyList<OscalParameter> Params { get; init; } = [];

    public IReadOnlyList<OscalControl> Controls { get; init; } = [];

    public IReadOnlyList<OscalGroup> Groups { get; init; } = [];
}

internal sealed record OscalControl
{
    public required string Id { get; init; }

    public string? Class { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<OscalParameter> Params { get; init; } = [];

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public IReadOnlyList<OscalLink> Links { get; init; } = [];

    public IReadOnlyList<OscalPart> Parts { get; init; } = [];

    public IReadOnlyList<OscalControl> Controls { get; init; } = [];
}

internal sealed record OscalParameter
{
    public required string Id { get; init; }

    public string? Class { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public string? Label { get; init; }

    public IReadOnlyList<OscalConstraint> Constraints { get; init; } = [];

    public IReadOnlyList<string> Values { get; init; } = [];
}

internal sealed record OscalConstraint(string Description);

internal sealed record OscalPart
{
    public string? Id { get; init; }

    public required string Name { get; init; }

    public string? Ns { get; init; }

    public string? Class { get; init; }

    public string? Title { get; init; }

    public string? Prose { get; init; }

    public IReadOnlyList<OscalPart> Parts { get; init; } = [];
}
