namespace Portal.Infrastructure.Oscal.Model;

internal sealed record OscalPlanFile
{
    public required OscalPlanOfAction PlanOfActionAndMilestones { get; init; }
}

internal sealed record OscalPlanOfAction
{
    public required Guid Uuid { get; init; }

    public required OscalMetadata Metadata { get; init; }

    public OscalLocalDefinitions? LocalDefinitions { get; init; }

    public IReadOnlyList<OscalObservation> Observations { get; init; } = [];

    public IReadOnlyList<OscalRisk> Risks { get; init; } = [];

    public required IReadOnlyList<OscalPlanItem> PoamItems { get; init; }
}

internal sealed record OscalRisk
{
    public required Guid Uuid { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Statement { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public required string Status { get; init; }

    public required string Deadline { get; init; }

    public IReadOnlyList<OscalResponse> Remediations { get; init; } = [];

    public IReadOnlyList<OscalRelatedObservation> RelatedObservations { get; init; } = [];
}

internal sealed record OscalResponse
{
    public required Guid Uuid { get; init; }

    public required string Lifecycle { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];
}

internal sealed record OscalPlanItem
{
    public required Guid Uuid { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public IReadOnlyList<OscalRelatedObservation> RelatedObservations { get; init; } = [];

    public IReadOnlyList<OscalRelatedRisk> RelatedRisks { get; init; } = [];
}

internal sealed record OscalRelatedRisk(Guid RiskUuid);
