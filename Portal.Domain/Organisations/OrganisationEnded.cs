using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Organisations;

/// <summary>An organisation ends.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Code">Its code.</param>
/// <param name="LastDay">Last day on which it exists.</param>
/// <param name="Successor">Code of the organisation that takes over; null where there is none.</param>
/// <param name="Reason">The act or notification that ends it.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record OrganisationEnded(
    OrganisationId Id, string Code, DateOnly LastDay, string? Successor, string Reason, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("organisation.ended", Code, SubjectVersion, new { LastDay, Successor, Reason }, $"/organisations/{Id.Value}");
}
