namespace Portal.Infrastructure.Oscal.Model;

internal sealed record OscalComponentsFile
{
    public required OscalComponentDefinition ComponentDefinition { get; init; }
}

internal sealed record OscalComponentDefinition
{
    public required Guid Uuid { get; init; }

    public required OscalMetadata Metadata { get; init; }

    public IReadOnlyList<OscalComponent> Components { get; init; } = [];

    public OscalBackMatter? BackMatter { get; init; }
}

internal sealed record OscalComponent
{
    public required Guid Uuid { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public IReadOnlyList<OscalLink> Links { get; init; } = [];

    public IReadOnlyList<OscalResponsibleRole> ResponsibleRoles { get; init; } = [];

    public IReadOnlyList<OscalControlImplementation> ControlImplementations { get; init; } = [];
}

internal sealed record OscalControlImplementation
{
    public required Guid Uuid { get; init; }

    public required string Source { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public IReadOnlyList<OscalImplementedRequirement> ImplementedRequirements { get; init; } = [];
}

internal sealed record OscalImplementedRequirement
{
    public required Guid Uuid { get; init; }

    public required string ControlId { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public IReadOnlyList<OscalResponsibleRole> ResponsibleRoles { get; init; } = [];
}
