using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>Something was done with a waiver. Whoever suspends work on a waived failure listens to <see cref="Begins"/> and <see cref="Ends"/>.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Code">Its code.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Action">What was done.</param>
/// <param name="Snapshot">What it says now.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record WaiverMoved(
    WaiverId Id, string Code, ServiceId ServiceId, string ObligationId, WaiverAction Action, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <summary>Whether it holds from now on.</summary>
    public bool Begins => Action == WaiverAction.Grant;

    /// <summary>Whether it held until now.</summary>
    public bool Ends { get; init; }

    /// <inheritdoc />
    public override LedgerFact Fact => new("waiver." + Verb, Code, SubjectVersion, Snapshot, $"/compliance/waivers/{Id.Value}");

    private string Verb => Action switch
    {
        WaiverAction.Request => "requested",
        WaiverAction.Recommend => "recommended",
        WaiverAction.AdviseAgainst => "advised-against",
        WaiverAction.Grant => "granted",
        WaiverAction.Refuse => "refused",
        WaiverAction.Withdraw => "withdrawn",
        WaiverAction.Revoke => "revoked",
        WaiverAction.Expire => "expired",
        WaiverAction.Replace => "replaced",
        WaiverAction.Remind => "ending",
        WaiverAction.Outgrow => "outgrown",
        _ => "covering",
    };
}
