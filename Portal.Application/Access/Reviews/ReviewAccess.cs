using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;

namespace Portal.Application.Access.Reviews;

/// <summary>Which reviews an administrator may know of.</summary>
internal static class ReviewAccess
{
    /// <summary>Those of the own organisation; all of them for the PDA's administration.</summary>
    public static IQueryable<AccessReview> Visible(this IQueryable<AccessReview> reviews, Actor actor) =>
        actor.May(Permissions.Administration.ManageAllPeople) ? reviews : reviews.Where(r => r.OrganisationId == actor.OrganisationId);

    /// <summary>A review to be changed, as the administrator saw it.</summary>
    public static async Task<Result<AccessReview>> FindReviewAsync(this IPortalDb db, Actor actor, AccessReviewId id, Guid version, CancellationToken ct)
    {
        var review = await db.AccessReviews.Visible(actor).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (review is null) return Error.NotFound;
        return review.Version == version ? review : Error.Stale;
    }
}
