using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Domain.Audits;

/// <summary>A plan was made, paused or taken up again.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Verb">What was done.</param>
/// <param name="Snapshot">The plan's content.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AuditPlanChanged(AuditPlanId Id, string Verb, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("audit." + Verb, "AP-" + Id.Value.ToString("N")[^8..].ToUpperInvariant(), SubjectVersion, Snapshot, "/audits");
}

/// <summary>
/// A run began, ended or was stopped. One entry stands for all findings of the run: its snapshot holds the hash over them.
/// </summary>
/// <param name="Id">The run.</param>
/// <param name="Code">Its code.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Snapshot">Scope, policy version, counts and the hash over the findings.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AuditRunMoved(AuditRunId Id, string Code, AuditRunState State, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact =>
        new("audit." + (State == AuditRunState.Running ? "started" : State.ToString().ToLowerInvariant()), Code, SubjectVersion, Snapshot, $"/audits/runs/{Id.Value}");
}

/// <summary>A person did something about a finding.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Code">Its code.</param>
/// <param name="ServiceId">The service it is about.</param>
/// <param name="Action">What was done.</param>
/// <param name="Snapshot">The finding's content.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record FindingMoved(
    FindingId Id, string Code, ServiceId ServiceId, FindingAction Action, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("finding." + Verb, Code, SubjectVersion, Snapshot, $"/findings/{Id.Value}");

    private string Verb => Action switch
    {
        FindingAction.TakeOn => "taken-on",
        FindingAction.StartFixing => "being-fixed",
        FindingAction.ReportFixed => "remediated",
        FindingAction.Verify => "verified",
        FindingAction.Comment => "commented",
        FindingAction.Attach => "evidence-added",
        _ => "reopened",
    };
}

/// <summary>Findings were opened or moved because services stand otherwise. One entry stands for the whole round: its snapshot holds the hash over them.</summary>
/// <param name="Id">The round.</param>
/// <param name="Code">Its code.</param>
/// <param name="ToMend">How many findings each organisation has to mend that it did not have to mend before.</param>
/// <param name="Snapshot">Counts and the hash over the findings.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record FindingsKept(
    FindingRoundId Id, string Code, IReadOnlyDictionary<OrganisationId, int> ToMend, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("findings.kept", Code, SubjectVersion, Snapshot, "/findings");
}
