using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;

namespace Portal.Application.Access.Reviews;

/// <summary>One review with its people.</summary>
/// <param name="Id">The review.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record GetReviewQuery(AccessReviewId Id) : IQuery<ReviewDetail>;

/// <summary>One review.</summary>
/// <param name="Id">The review.</param>
/// <param name="Version">The version that commands carry.</param>
/// <param name="Code">Its code.</param>
/// <param name="Organisation">Whose people it is about.</param>
/// <param name="Quarter">The first day of its quarter.</param>
/// <param name="OpenedAt">When it was opened, in UTC.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="ClosedAt">When it was closed, in UTC; null while it is open.</param>
/// <param name="IsOverdue">Whether it should be closed by now.</param>
/// <param name="Lines">Its people: undecided first, then by name.</param>
public sealed record ReviewDetail(
    AccessReviewId Id, Guid Version, string Code, LocalizedText Organisation, DateOnly Quarter, DateTimeOffset OpenedAt, DateOnly DueOn, DateTimeOffset? ClosedAt, bool IsOverdue,
    IReadOnlyList<ReviewLineRow> Lines);

/// <summary>One person of a review.</summary>
/// <param name="Person">The person.</param>
/// <param name="Name">Name.</param>
/// <param name="State">How the account stands.</param>
/// <param name="LastSignInAt">When they last signed in, in UTC.</param>
/// <param name="Roles">Roles held at the organisation today.</param>
/// <param name="Decision">What was found; null while nobody has looked.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When, in UTC.</param>
/// <param name="Reason">Why; empty for a confirmation.</param>
/// <param name="IsSelf">Whether it is the reader, who cannot decide about themself.</param>
public sealed record ReviewLineRow(
    PersonId Person, LocalizedText Name, PersonState State, DateTimeOffset? LastSignInAt, IReadOnlyList<Role> Roles, ReviewDecision? Decision, LocalizedText? DecidedBy,
    DateTimeOffset? DecidedAt, string Reason, bool IsSelf);

internal sealed class GetReviewHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<GetReviewQuery, Result<ReviewDetail>>
{
    public async Task<Result<ReviewDetail>> Handle(GetReviewQuery request, CancellationToken cancellationToken)
    {
        var review = await db.AccessReviews.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken);
        if (review is null) return Error.NotFound;
        var today = time.TodayInPakistan();
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == review.OrganisationId).Select(o => o.Name).SingleAsync(cancellationToken);
        var ids = review.Lines.Select(l => l.PersonId).Concat(review.Lines.Select(l => l.DecidedBy).OfType<PersonId>()).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var lines = review.Lines.Select(l => Row(l, people[l.PersonId], l.DecidedBy is { } by ? people.GetValueOrDefault(by)?.Name : null, review, today));
        return new ReviewDetail(
            review.Id, review.Version, review.Code, organisation, review.Quarter, review.OpenedAt, review.DueOn, review.ClosedAt, review.IsOverdue(today),
            [.. lines.OrderBy(l => l.Decision is not null).ThenBy(l => l.Name.En, StringComparer.Ordinal)]);
    }

    private ReviewLineRow Row(ReviewLine line, Person person, LocalizedText? by, AccessReview review, DateOnly today) => new(
        person.Id, person.Name, person.State, person.LastSignInAt, person.RolesAt(review.OrganisationId, today), line.Decision, by, line.DecidedAt, line.Reason, person.Id == caller.Actor.Id);
}
