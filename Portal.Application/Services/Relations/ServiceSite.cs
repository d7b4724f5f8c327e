using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>A site where a service of the register has parts, with what the loss of that site does to the service by itself.</summary>
public sealed record ServiceSite
{
    /// <summary>The service.</summary>
    public required ServiceId ServiceId { get; init; }

    /// <summary>The site.</summary>
    public required SiteId SiteId { get; init; }

    /// <summary>The service's owner: who may know of it.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Country of the site, ISO 3166-1 alpha-2; empty while not known.</summary>
    public required string Country { get; init; }

    /// <summary>The site's name as the service gives it; the subnet's principal where it gives none.</summary>
    public required string Name { get; init; }

    /// <summary>Who runs the machines.</summary>
    public required string Operator { get; init; }

    /// <summary>Principal of the subnet its parts there run on; empty where none does.</summary>
    public required string Subnet { get; init; }

    /// <summary>Country, name, operator and subnet, folded, with a space before each word.</summary>
    public required string Search { get; init; }

    /// <summary>Its primary is there.</summary>
    public required bool HasPrimary { get; init; }

    /// <summary>How it fares without the site.</summary>
    public required LossEffect Effect { get; init; }

    /// <summary>What it has nowhere else.</summary>
    public required LostParts Lost { get; init; }

    /// <summary>The service's data class from 1 for Open to 5 for Secret; 0 while not said.</summary>
    public required short ClassRank { get; init; }

    /// <summary>The service is critical information infrastructure.</summary>
    public required bool IsCritical { get; init; }
}
