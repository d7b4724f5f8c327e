using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Access.Reviews;

/// <summary>
/// Opens the quarter's review of every organisation where somebody holds a role, on the first working day of the quarter, and
/// tells of reviews that became overdue. However often it runs, each happens once.
/// </summary>
[Requires(Permissions.Administration.OpenReviews)]
public sealed record KeepAccessReviewsCommand : ICommand<int>;

internal sealed class KeepAccessReviewsHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<KeepAccessReviewsCommand, Result<int>>
{
    // A portal that was down on the first day catches up; one that is new does not open reviews in the middle of a quarter.
    private const int CatchUpDays = 10;

    /// <returns>How many reviews were opened.</returns>
    public async Task<Result<int>> Handle(KeepAccessReviewsCommand request, CancellationToken cancellationToken)
    {
        var (now, today) = (time.GetUtcNow(), time.TodayInPakistan());
        var overdue = await db.AccessReviews.Where(r => r.ClosedAt == null && r.OverdueToldAt == null && r.DueOn < today).ToListAsync(cancellationToken);
        foreach (var review in overdue) review.TellOverdue(caller.Actor, now);

        var calendar = await db.CalendarAsync(cancellationToken);
        var quarter = AccessReview.QuarterOf(today);
        var opensOn = calendar.Add(quarter.AddDays(-1), 1, ClockUnit.WorkingDays);
        if (today < opensOn || calendar.Count(opensOn, today, ClockUnit.WorkingDays) > CatchUpDays) return 0;
        return await OpenAsync(quarter, today, calendar, now, cancellationToken);
    }

    private async Task<int> OpenAsync(DateOnly quarter, DateOnly today, WorkingCalendar calendar, DateTimeOffset now, CancellationToken ct)
    {
        var done = await db.AccessReviews.Where(r => r.Quarter == quarter).Select(r => r.OrganisationId).ToListAsync(ct);
        var held = await db.RoleGrants.AsNoTracking().Where(PeopleQueries.HoldsOn(today)).Where(g => !done.Contains(g.OrganisationId))
            .Join(db.People.Where(p => p.State != PersonState.Disabled), g => g.PersonId, p => p.Id, (g, _) => new { g.OrganisationId, g.PersonId })
            .Distinct().ToListAsync(ct);
        var places = held.Select(h => h.OrganisationId).Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(o => places.Contains(o.Id)).ToListAsync(ct);
        foreach (var organisation in organisations)
            db.AccessReviews.Add(AccessReview.Open(organisation, held.Where(h => h.OrganisationId == organisation.Id).Select(h => h.PersonId), calendar, caller.Actor, now));
        return organisations.Count;
    }
}
