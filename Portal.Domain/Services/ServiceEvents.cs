using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Services;

/// <summary>Something happened to a filing or to a registered service.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code; the draft's reference before registration.</param>
/// <param name="Action">What was done.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Reason">Why; empty where none is asked for.</param>
/// <param name="Snapshot">The content it was done to.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ServiceMoved(
    ServiceId Id, string Code, ServiceAction Action, ServiceState State, string Reason, ServiceContent Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <summary>It happened to an amendment; the register says what it said until one is approved.</summary>
    public bool IsAmendment { get; init; }

    /// <summary>An approved amendment changed what approvals rest on.</summary>
    public bool IsMaterial { get; init; }

    /// <inheritdoc />
    public override LedgerFact Fact => new(Type, Code, SubjectVersion, new { Reason, State, IsMaterial, Content = Snapshot }, $"/services/{Id.Value}");

    // Most acts are named by where they lead; these lead back to where the service was.
    private string Type => Action switch
    {
        ServiceAction.Amend => "service.amendment.begun",
        ServiceAction.Assign => "service.assigned",
        ServiceAction.Reinstate => "service.reinstated",
        ServiceAction.Transfer => "service.transferred",
        _ => (IsAmendment ? "service.amendment." : "service.") + State.ToString().ToLowerInvariant(),
    };
}
