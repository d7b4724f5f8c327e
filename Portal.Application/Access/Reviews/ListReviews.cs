using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;

namespace Portal.Application.Access.Reviews;

/// <summary>Reviews of access, those due first at the top and closed ones last.</summary>
/// <param name="OpenOnly">Whether closed ones are left out.</param>
/// <param name="Paging">Which part.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record ListReviewsQuery(bool OpenOnly, PageRequest Paging) : IQuery<Page<ReviewRow>>;

/// <summary>One review in a list.</summary>
/// <param name="Id">The review.</param>
/// <param name="Code">Its code.</param>
/// <param name="Organisation">Whose people it is about.</param>
/// <param name="Quarter">The first day of its quarter.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="ClosedAt">When it was closed, in UTC; null while it is open.</param>
/// <param name="IsOverdue">Whether it should be closed by now.</param>
/// <param name="Lines">How many people.</param>
/// <param name="Decided">How many of them are decided.</param>
public sealed record ReviewRow(
    AccessReviewId Id, string Code, LocalizedText Organisation, DateOnly Quarter, DateOnly DueOn, DateTimeOffset? ClosedAt, bool IsOverdue, int Lines, int Decided);

internal sealed class ListReviewsHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ListReviewsQuery, Result<Page<ReviewRow>>>
{
    public async Task<Result<Page<ReviewRow>>> Handle(ListReviewsQuery request, CancellationToken cancellationToken)
    {
        var (paging, today) = (request.Paging.Bounded, time.TodayInPakistan());
        var reviews = db.AccessReviews.AsNoTracking().Visible(caller.Actor).Where(r => !request.OpenOnly || r.ClosedAt == null);
        var total = await reviews.CountAsync(cancellationToken);
        var rows = await reviews
            .Join(db.Organisations, r => r.OrganisationId, o => o.Id, (r, o) => new { Review = r, o.Name })
            .OrderBy(x => x.Review.ClosedAt != null).ThenByDescending(x => x.Review.ClosedAt).ThenBy(x => x.Review.DueOn).ThenBy(x => x.Review.Code)
            .Skip(paging.Skip).Take(paging.Take)
            .ToListAsync(cancellationToken);
        return new Page<ReviewRow>([.. rows.Select(x => Row(x.Review, x.Name, today))], total);
    }

    private static ReviewRow Row(AccessReview review, LocalizedText organisation, DateOnly today) => new(
        review.Id, review.Code, organisation, review.Quarter, review.DueOn, review.ClosedAt, review.IsOverdue(today), review.Lines.Count, review.Lines.Count(l => l.Decision is not null));
}
