using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access.Reviews;

/// <summary>Identifies a review.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct AccessReviewId(Guid Value) : IEntityId<AccessReviewId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static AccessReviewId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static AccessReviewId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>
/// One organisation looks through everybody who holds a role there, once a quarter (ISO/IEC 27001:2022 A.5.18: access rights
/// are reviewed at planned intervals): each line is confirmed, or the person's roles there are removed.
/// </summary>
public sealed class AccessReview : AggregateRoot
{
    private readonly List<ReviewLine> _lines = [];

    private AccessReview()
    {
    }

    /// <summary>How long an organisation has for it.</summary>
    public static ClockLimit Limit { get; } = new(15, ClockUnit.WorkingDays);

    /// <summary>Its identifier.</summary>
    public AccessReviewId Id { get; private set; }

    /// <summary>Whose people it is about.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The first day of its quarter; one review a quarter and organisation.</summary>
    public DateOnly Quarter { get; private set; }

    /// <summary>When it was opened, in UTC.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The last day in time, in Pakistan.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When the PDA's administration was told that it is overdue, in UTC; null before.</summary>
    public DateTimeOffset? OverdueToldAt { get; private set; }

    /// <summary>When the last line was decided, in UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>One line for each person who held a role when it was opened.</summary>
    public IReadOnlyList<ReviewLine> Lines => _lines;

    /// <summary>Its public code, for example <c>AR-PITB-2026-Q4</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The first day of the quarter a day belongs to.</summary>
    /// <param name="day">The day.</param>
    public static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>Opens a review.</summary>
    /// <param name="organisation">Whose people it is about.</param>
    /// <param name="people">Everybody who holds a role there; at least one.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="by">The system actor of reviews.</param>
    /// <param name="at">The moment.</param>
    public static AccessReview Open(Organisation organisation, IEnumerable<PersonId> people, WorkingCalendar calendar, Actor by, DateTimeOffset at)
    {
        var today = WorkingCalendar.DayOf(at);
        var quarter = QuarterOf(today);
        var review = new AccessReview
        {
            Id = AccessReviewId.New(),
            Code = FormattableString.Invariant($"AR-{organisation.Code}-{quarter.Year}-Q{((quarter.Month - 1) / 3) + 1}"),
            OrganisationId = organisation.Id,
            Quarter = quarter,
            OpenedAt = at,
            DueOn = calendar.Add(today, Limit.Days, Limit.Unit),
        };
        review._lines.AddRange(people.Distinct().Select(p => new ReviewLine(p)));
        review.Tell(ReviewStep.Opened, by, at);
        return review;
    }

    /// <summary>Finds that a person still needs the roles they have.</summary>
    /// <param name="person">The person of the line.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public Result Confirm(PersonId person, Actor by, DateTimeOffset at) => Decide(person, ReviewDecision.Confirmed, "", by, at);

    /// <summary>Finds that a person no longer needs them; the roles go in the same transaction.</summary>
    /// <param name="person">The person of the line.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public Result Remove(PersonId person, string reason, Actor by, DateTimeOffset at) =>
        string.IsNullOrWhiteSpace(reason) ? AccessErrors.ReasonMissing : Decide(person, ReviewDecision.Removed, reason, by, at);

    /// <summary>Whether it should be closed by now and is not.</summary>
    /// <param name="day">Today, in Pakistan.</param>
    public bool IsOverdue(DateOnly day) => ClosedAt is null && DueOn < day;

    /// <summary>Tells once that it is overdue; later calls, and earlier ones, tell nothing.</summary>
    /// <param name="by">The system actor of reviews.</param>
    /// <param name="at">The moment.</param>
    public void TellOverdue(Actor by, DateTimeOffset at)
    {
        if (OverdueToldAt is not null || !IsOverdue(WorkingCalendar.DayOf(at))) return;
        OverdueToldAt = at;
        Tell(ReviewStep.Overdue, by, at);
    }

    private Result Decide(PersonId person, ReviewDecision decision, string reason, Actor by, DateTimeOffset at)
    {
        if (_lines.Find(l => l.PersonId == person) is not { } line) return Error.NotFound;
        if (by.Id == person) return AccessErrors.OwnRights;
        if (line.Decision is not null) return AccessErrors.LineDecided;
        line.Decide(decision, reason, by.Id, at);
        Touch();
        if (!_lines.TrueForAll(l => l.Decision is not null)) return Result.Ok;
        ClosedAt = at;
        Tell(ReviewStep.Closed, by, at);
        return Result.Ok;
    }

    // The ledger keeps only a hash of this, so the lines may stand in it.
    private void Tell(ReviewStep step, Actor by, DateTimeOffset at)
    {
        var lines = _lines.OrderBy(l => l.PersonId.Value).Select(l => new { Person = l.PersonId.Value, l.Decision, By = l.DecidedBy?.Value, l.Reason }).ToList();
        Raise(new AccessReviewMoved(Id, Code, OrganisationId, step, new { Organisation = OrganisationId.Value, Quarter, DueOn, Lines = lines }, Version, by, at));
    }
}

/// <summary>What is found of one person.</summary>
public enum ReviewDecision
{
    /// <summary>The roles are still needed.</summary>
    Confirmed,

    /// <summary>They are not, and were taken away.</summary>
    Removed,
}

/// <summary>One person of a review.</summary>
public sealed class ReviewLine
{
    private ReviewLine()
    {
    }

    internal ReviewLine(PersonId person) => (Id, PersonId) = (Guid.CreateVersion7(), person);

    /// <summary>Its key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The person.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>What was found; null while nobody has looked.</summary>
    public ReviewDecision? Decision { get; private set; }

    /// <summary>Why; empty for a confirmation.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who decided.</summary>
    public PersonId? DecidedBy { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    internal void Decide(ReviewDecision decision, string reason, PersonId by, DateTimeOffset at) => (Decision, Reason, DecidedBy, DecidedAt) = (decision, reason, by, at);
}
