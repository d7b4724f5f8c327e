using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Results;

/// <summary>How one service stands, and what that was judged by.</summary>
public sealed record ServiceResults
{
    /// <summary>The service.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>Its code; the draft's reference before registration.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Code of the owning organisation.</summary>
    public required string OrganisationCode { get; init; }

    /// <summary>Name of the owning organisation.</summary>
    public required LocalizedText OrganisationName { get; init; }

    /// <summary>Where the service stands.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Data class; null while not said.</summary>
    public required DataClass? Class { get; init; }

    /// <summary>The policy version applied.</summary>
    public required int PolicyNumber { get; init; }

    /// <summary>When it was judged, in UTC.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>Every verdict, in the catalogue's order.</summary>
    public required IReadOnlyList<ObligationResult> Results { get; init; }

    /// <summary>What the register says; null where it was not asked for.</summary>
    public ServiceContent? Content { get; init; }
}
