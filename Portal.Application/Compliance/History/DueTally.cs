using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Application.Compliance.History;

/// <summary>For how many registered services a date that may change how they stand falls on a day; counted with the day's figures. A service stands on each of its days.</summary>
/// <param name="OrganisationId">Whose services.</param>
/// <param name="Region">Where they belong.</param>
/// <param name="Day">The day in Pakistan.</param>
/// <param name="Kind">What ceases to hold, or begins to.</param>
/// <param name="Count">How many.</param>
public sealed record DueTally(OrganisationId OrganisationId, Region Region, DateOnly Day, DueKind Kind, int Count)
{
    /// <summary>Days ahead that are counted: a year, and the rest of its last month.</summary>
    public const int DaysAhead = 400;
}
