using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Access.Reviews;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;

namespace Portal.Application.Dashboards;

/// <summary>What waits for an administrator: roles that another one asked for, and reviews of access.</summary>
internal static class AccessWork
{
    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        if (!work.Actor.May(Permissions.Administration.ManagePeople)) return [];
        return [.. await RequestsAsync(work, ct), .. await ReviewsAsync(work, ct)];
    }

    private static async Task<IEnumerable<WorkTask>> RequestsAsync(WorkContext work, CancellationToken ct)
    {
        var waiting = await work.Db.WaitingAsync(work.Actor, null, ct);
        return waiting.Where(r => r.MayDecide).Take(WorkContext.MostOfAKind).Select(r => new WorkTask
        {
            Kind = WorkKind.DecideRoleRequest,
            Area = WorkArea.RoleRequest,
            Code = RoleRequest.CodeOf(r.Id),
            Subject = r.Name,
            Party = r.Organisation,
            Facts = [r.Role],
            Clock = null,
            Href = "/admin/role-requests",
            IsMine = false,
        });
    }

    // Whoever can decide a line has the task. The PDA's administration comes in where nobody at the organisation can: it has no
    // administrator, or the only one is left over themself; and wherever a review is overdue.
    private static async Task<IEnumerable<WorkTask>> ReviewsAsync(WorkContext work, CancellationToken ct)
    {
        var open = await work.Db.AccessReviews.AsNoTracking().Visible(work.Actor).Where(r => r.ClosedAt == null)
            .OrderBy(r => r.DueOn).Take(WorkContext.MostOfAKind)
            .Join(work.Db.Organisations, r => r.OrganisationId, o => o.Id, (r, o) => new { Review = r, o.Name })
            .ToListAsync(ct);
        if (open.Count == 0) return [];
        var keepers = (await work.Db.WhoMayAsync(Permissions.Administration.ManagePeople, [.. open.Select(x => x.Review.OrganisationId).Distinct()], work.Today, ct))
            .ToLookup(w => w.Organisation, w => w.Person);
        return open.Where(x => IsMine(x.Review)).Select(x => new WorkTask
        {
            Kind = WorkKind.ReviewAccess,
            Area = WorkArea.AccessReview,
            Code = x.Review.Code,
            Subject = x.Name,
            Party = LocalizedText.Empty,
            Facts = [x.Review.Lines.Count(l => l.Decision is not null), x.Review.Lines.Count],
            Clock = work.Clock(x.Review.OpenedAt, AccessReview.Limit),
            Href = $"/admin/reviews/{x.Review.Id.Value}",
            IsMine = work.Actor.IsOf(x.Review.OrganisationId),
        });

        bool IsMine(AccessReview review)
        {
            var undecided = review.Lines.Where(l => l.Decision is null && l.PersonId != work.Actor.Id).ToList();
            if (undecided.Count == 0) return false;
            return work.Actor.IsOf(review.OrganisationId) || review.IsOverdue(work.Today)
                || !undecided.Exists(l => keepers[review.OrganisationId].Any(k => k != l.PersonId));
        }
    }
}
