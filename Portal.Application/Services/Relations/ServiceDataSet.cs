using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>A data set that a service of the register keeps.</summary>
public sealed record ServiceDataSet
{
    /// <summary>The service.</summary>
    public required ServiceId ServiceId { get; init; }

    /// <summary>Its place in the filing, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The data set, the same for all services that call it alike.</summary>
    public required DataSetId DataSetId { get; init; }

    /// <summary>The service's owner: who may know of it.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>What the service calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The name, folded: what it is sorted and searched by.</summary>
    public required string NameKey { get; init; }

    /// <summary>The office that answers for it.</summary>
    public required string Steward { get; init; }

    /// <summary>Data class from 1 for Open to 5 for Secret; 0 while not said.</summary>
    public required short ClassRank { get; init; }

    /// <summary>Tier of personal data; null while not said.</summary>
    public required PersonalDataTier? PersonalData { get; init; }

    /// <summary>Days for which it is kept; null while not said.</summary>
    public required int? RetentionDays { get; init; }
}
