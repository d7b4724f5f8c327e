using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.History;

/// <summary>
/// How a service in the register stood from one moment to another. One service's intervals join without gap or overlap; the last has no end while the service is in
/// the register. The database writes them in the transaction that changes the register (docs/decisions/0020).
/// </summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Since">The first moment, in UTC.</param>
/// <param name="Until">The first moment no longer in it, in UTC; null while it lasts.</param>
/// <param name="OutcomeRank">As <see cref="Services.Register.RegisterEntry.OutcomeRank"/>.</param>
/// <param name="FailMask">Obligations not met, a bit each.</param>
/// <param name="UndeterminedMask">Obligations undetermined, a bit each.</param>
/// <param name="PassMask">Obligations met, a bit each.</param>
/// <param name="WaivedMask">Obligations not met for which a waiver held, a bit each.</param>
public sealed record ComplianceInterval(
    ServiceId ServiceId, DateTimeOffset Since, DateTimeOffset? Until, short OutcomeRank, long FailMask, long UndeterminedMask, long PassMask, long WaivedMask)
{
    /// <summary>Whether a moment is in it.</summary>
    /// <param name="moment">The moment, in UTC.</param>
    public bool Covers(DateTimeOffset moment) => Since <= moment && (Until is null || moment < Until);

    /// <summary>How one obligation stood.</summary>
    /// <param name="obligation">The obligation.</param>
    public Outcome Of(Obligation obligation) =>
        (FailMask & obligation.Mask) != 0 ? Outcome.Fail
        : (WaivedMask & obligation.Mask) != 0 ? Outcome.Waived
        : (UndeterminedMask & obligation.Mask) != 0 ? Outcome.Undetermined
        : (PassMask & obligation.Mask) != 0 ? Outcome.Pass
        : Outcome.NotApplicable;
}
