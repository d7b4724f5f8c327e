namespace Portal.Infrastructure.Oscal.Model;

internal sealed record OscalResultsFile
{
    public required OscalAssessmentResults AssessmentResults { get; init; }
}

internal sealed record OscalAssessmentResults
{
    public required Guid Uuid { get; init; }

    public required OscalMetadata Metadata { get; init; }

    public required OscalImport ImportAp { get; init; }

    public required IReadOnlyList<OscalResult> Results { get; init; }

    public OscalBackMatter? BackMatter { get; init; }
}

internal sealed record OscalImport(string Href, string? Remarks = null);

/// <summary>How one service stood at one moment.</summary>
internal sealed record OscalResult
{
    public required Guid Uuid { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Start { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public OscalLocalDefinitions? LocalDefinitions { get; init; }

    public required OscalReviewedControls ReviewedControls { get; init; }

    public IReadOnlyList<OscalObservation> Observations { get; init; } = [];

    public IReadOnlyList<OscalFinding> Findings { get; init; } = [];
}

internal sealed record OscalLocalDefinitions(IReadOnlyList<OscalSystemComponent> Components);

internal sealed record OscalReviewedControls(IReadOnlyList<OscalControlSelection> ControlSelections);

internal sealed record OscalControlSelection(IReadOnlyList<OscalSelectedControl> IncludeControls);

internal sealed record OscalSelectedControl(string ControlId);

internal sealed record OscalObservation
{
    public required Guid Uuid { get; init; }

    public string? Title { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public required IReadOnlyList<string> Methods { get; init; }

    public IReadOnlyList<OscalSubject> Subjects { get; init; } = [];

    public required string Collected { get; init; }
}

internal sealed record OscalSubject(Guid SubjectUuid, string Type);

internal sealed record OscalFinding
{
    public required Guid Uuid { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public required OscalTarget Target { get; init; }

    public IReadOnlyList<OscalRelatedObservation> RelatedObservations { get; init; } = [];
}

internal sealed record OscalTarget
{
    public required string Type { get; init; }

    public required string TargetId { get; init; }

    public required OscalTargetStatus Status { get; init; }

    public OscalStatus? ImplementationStatus { get; init; }
}

internal sealed record OscalTargetStatus(string State, string? Reason = null);

internal sealed record OscalRelatedObservation(Guid ObservationUuid);
