using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access.Reviews;

/// <summary>What happens to a review as a whole.</summary>
public enum ReviewStep
{
    /// <summary>The quarter began.</summary>
    Opened,

    /// <summary>Its due date passed with lines undecided.</summary>
    Overdue,

    /// <summary>Every line is decided.</summary>
    Closed,
}

/// <summary>A review was opened, became overdue or was closed.</summary>
/// <param name="Id">The review.</param>
/// <param name="Code">Its code.</param>
/// <param name="OrganisationId">Whose people it is about.</param>
/// <param name="Step">What happened.</param>
/// <param name="Snapshot">Every line with its decision.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AccessReviewMoved(
    AccessReviewId Id, string Code, OrganisationId OrganisationId, ReviewStep Step, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("access-review." + Step.ToString().ToLowerInvariant(), Code, SubjectVersion, Snapshot, $"/admin/reviews/{Id.Value}");
}
