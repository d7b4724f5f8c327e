using Portal.Domain.Organisations;

namespace Portal.Application.Services.Register;

/// <summary>
/// How many registered services of one kind there were on a day: the counts of the register (<see cref="RegisterTally"/>) as they were, so that the past is divided as
/// the present is. Every day of the last <see cref="KeptDays"/> is kept, and of the time before the last day of each month.
/// </summary>
/// <param name="Day">The day in Pakistan.</param>
/// <param name="OrganisationId">Whose services; no organisation's where only the region was known.</param>
/// <param name="Region">Where they belong.</param>
/// <param name="ClassRank">As <see cref="RegisterEntry.ClassRank"/>.</param>
/// <param name="OutcomeRank">As <see cref="RegisterEntry.OutcomeRank"/>.</param>
/// <param name="FailMask">Obligations not met, a bit each.</param>
/// <param name="UndeterminedMask">Obligations undetermined, a bit each.</param>
/// <param name="PassMask">Obligations met, a bit each.</param>
/// <param name="WaivedMask">Obligations not met for which a waiver held, a bit each.</param>
/// <param name="Count">How many, never 0.</param>
public sealed record RegisterDay(
    DateOnly Day, OrganisationId OrganisationId, Region Region, short ClassRank, short OutcomeRank, long FailMask, long UndeterminedMask, long PassMask, long WaivedMask, int Count)
{
    /// <summary>Days of which each is kept: a quarter, and some for looking back to its beginning.</summary>
    public const int KeptDays = 100;

    /// <summary>Whether a past day is still kept.</summary>
    /// <param name="day">The day.</param>
    /// <param name="today">Today.</param>
    public static bool Keeps(DateOnly day, DateOnly today) => day > today.AddDays(-KeptDays) || day.AddDays(1).Day == 1;
}
