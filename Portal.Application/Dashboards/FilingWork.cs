using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards;

/// <summary>Filings that wait for the actor, or whose other side the actor waits for.</summary>
internal static class FilingWork
{
    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        var (me, mine) = (work.Actor.Id, work.Actor.OrganisationId);
        var review = work.Actor.May(Permissions.Services.Review);
        var decide = work.Actor.May(Permissions.Services.Decide);
        var register = work.Actor.May(Permissions.Services.Register);
        if (!review && !decide && !register) return [];
        var filings = await work.Db.Services.AsNoTracking()
            .Where(s => (review && s.FiledBy != me && (s.FilingState == ServiceState.Submitted || (s.FilingState == ServiceState.InReview && s.ReviewedBy == me)))
                || (decide && s.FiledBy != me && s.ReviewedBy != me && s.FilingState == ServiceState.InReview)
                || (register && s.OrganisationId == mine && s.FilingState == ServiceState.ReturnedForChanges))
            .OrderBy(s => s.SubmittedAt).Take(WorkContext.MostOfAKind)
            .Join(work.Db.Organisations, s => s.OrganisationId, o => o.Id, (s, o) => new
            {
                s.Id,
                s.Code,
                s.About.Name,
                s.FilingState,
                s.SubmittedAt,
                s.RegisteredVersion,
                IsMine = s.FiledBy == me || s.ReviewedBy == me,
                Owner = o.Name,
                Moved = EF.Property<IEnumerable<ServiceStep>>(s, "_steps").Max(x => (DateTimeOffset?)x.At),
            })
            .ToListAsync(ct);
        return filings.Select(s =>
        {
            var returned = s.FilingState == ServiceState.ReturnedForChanges;
            return new WorkTask
            {
                Kind = returned ? WorkKind.ReviseFiling : decide && s.FilingState == ServiceState.InReview ? WorkKind.DecideFiling : WorkKind.ReviewFiling,
                Area = WorkArea.Filing,
                Code = s.Code,
                Subject = s.Name,
                Party = s.Owner,
                Facts = [s.RegisteredVersion + 1],
                Clock = returned ? work.Clock(s.Moved, ServiceClocks.Answer) : work.Clock(s.SubmittedAt, ServiceClocks.Review),
                Href = $"/services/{s.Id}",
                IsMine = s.IsMine,
            };
        });
    }

    public static async Task<IEnumerable<WaitingItem>> WaitingAsync(WorkContext work, CancellationToken ct)
    {
        var me = work.Actor.Id;
        var filings = await work.Db.Services.AsNoTracking()
            .Where(s => (s.ReviewedBy == me && s.FilingState == ServiceState.ReturnedForChanges)
                || (s.FiledBy == me && (s.FilingState == ServiceState.Submitted || s.FilingState == ServiceState.InReview)))
            .OrderBy(s => s.SubmittedAt).Take(WaitingItem.Most)
            .Select(s => new { s.Id, s.Code, s.About.Name, s.FilingState, s.SubmittedAt, Moved = EF.Property<IEnumerable<ServiceStep>>(s, "_steps").Max(x => (DateTimeOffset?)x.At) })
            .ToListAsync(ct);
        return filings.Select(s =>
        {
            var returned = s.FilingState == ServiceState.ReturnedForChanges;
            var since = (returned ? s.Moved : s.SubmittedAt) ?? work.Now;
            var due = work.Clock(since, returned ? ServiceClocks.Answer : ServiceClocks.Review)?.Reading.Due;
            return new WaitingItem(returned ? WaitingKind.FilingReturned : WaitingKind.FilingWithReviewer, s.Code, s.Name, $"/services/{s.Id}", work.WorkingDaysSince(since), due);
        });
    }

    public static async Task<IEnumerable<DraftItem>> DraftsAsync(WorkContext work, CancellationToken ct)
    {
        if (!work.Actor.May(Permissions.Services.Register)) return [];
        var mine = work.Actor.OrganisationId;
        return await work.Db.Services.AsNoTracking()
            .Where(s => s.OrganisationId == mine && s.FilingState == ServiceState.Draft)
            .OrderByDescending(s => s.SavedAt).Take(DraftItem.Most)
            .Select(s => new DraftItem(s.Code, s.About.Name, "/services/" + s.Id.ToString(), s.SavedAt))
            .ToListAsync(ct);
    }
}
