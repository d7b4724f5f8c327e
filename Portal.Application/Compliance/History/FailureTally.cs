using Portal.Domain.Organisations;

namespace Portal.Application.Compliance.History;

/// <summary>How long an obligation has failed, in whole days.</summary>
public enum FailureAge
{
    /// <summary>0 to 30 days.</summary>
    UpTo30,

    /// <summary>31 to 90 days.</summary>
    UpTo90,

    /// <summary>91 to 180 days.</summary>
    UpTo180,

    /// <summary>More than 180 days.</summary>
    Over180,
}

/// <summary>How many registered services of one kind fail an obligation, by how long they have; counted with the day's figures.</summary>
/// <param name="OrganisationId">Whose services.</param>
/// <param name="Region">Where they belong.</param>
/// <param name="ClassRank">As <see cref="Services.Register.RegisterEntry.ClassRank"/>.</param>
/// <param name="Bit">The obligation's <see cref="Domain.Compliance.Obligation.Bit"/>.</param>
/// <param name="Age">How long.</param>
/// <param name="Count">How many.</param>
public sealed record FailureTally(OrganisationId OrganisationId, Region Region, short ClassRank, short Bit, FailureAge Age, int Count)
{
    /// <summary>The moments before which a failure of each age began: after the first it is up to 30 days old.</summary>
    /// <param name="now">The moment from which is counted.</param>
    internal static (DateTimeOffset Month, DateTimeOffset Quarter, DateTimeOffset Half) Bounds(DateTimeOffset now) => (now.AddDays(-31), now.AddDays(-91), now.AddDays(-181));
}
