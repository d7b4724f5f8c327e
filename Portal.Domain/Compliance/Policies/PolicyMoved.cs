using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Compliance.Policies;

/// <summary>Something was done with a policy version.</summary>
/// <param name="Id">The version.</param>
/// <param name="Number">Its number.</param>
/// <param name="Action">What was done.</param>
/// <param name="Snapshot">Its content's hash, its day and what was changed.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record PolicyMoved(PolicyVersionId Id, int Number, PolicyAction Action, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("policy." + Verb, PolicyVersion.CodeOf(Number), SubjectVersion, Snapshot, $"/compliance/policies/{Number}");

    private string Verb => Action switch
    {
        PolicyAction.Draft => "drafted",
        PolicyAction.Change => "changed",
        PolicyAction.Propose => "proposed",
        PolicyAction.Recall => "recalled",
        PolicyAction.ApproveFirst => "first-approved",
        PolicyAction.Approve => "approved",
        PolicyAction.Refuse => "refused",
        PolicyAction.Withdraw => "withdrawn",
        _ => "in-force",
    };
}
