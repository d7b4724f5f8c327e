using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Services;

/// <summary>A draft that was shown to nobody was thrown away. The ledger keeps that it was there; nothing else does.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Code">Its reference.</param>
/// <param name="Content">What it said.</param>
/// <param name="SubjectVersion">Its last version.</param>
/// <param name="By">Who threw it away.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ServiceDiscarded(ServiceId Id, string Code, ServiceContent Content, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("service.discarded", Code, SubjectVersion, new { Content }, "/services");
}
