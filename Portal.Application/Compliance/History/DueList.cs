using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.History;

/// <summary>The first of the services that a tally counts, those of one class of data, so that a day is opened without a search. Whoever lists them looks whether it is still so.</summary>
/// <param name="OrganisationId">Whose services.</param>
/// <param name="Region">Where they belong.</param>
/// <param name="Day">The day in Pakistan.</param>
/// <param name="Kind">What ceases to hold, or begins to.</param>
/// <param name="ClassRank">Data class from 1 for Open to 5 for Secret; 0 while not said.</param>
/// <param name="Services">The services, at most <see cref="Most"/> of all classes of a tally, the most protected first.</param>
public sealed record DueList(OrganisationId OrganisationId, Region Region, DateOnly Day, DueKind Kind, short ClassRank, IReadOnlyList<ServiceId> Services)
{
    /// <summary>The most services that are kept of a tally.</summary>
    public const int Most = 100;
}
