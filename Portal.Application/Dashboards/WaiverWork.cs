using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Application.Dashboards;

/// <summary>Waivers that wait for the actor's body, and those of the actor's organisation that end soon or no longer cover.</summary>
internal static class WaiverWork
{
    private static readonly ClockLimit Recommendation = new(10, ClockUnit.WorkingDays);
    private static readonly ClockLimit Decision = new(20, ClockUnit.WorkingDays);
    private static readonly ClockLimit Notice = new(Waiver.ReminderDays[0], ClockUnit.CalendarDays);

    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        var (me, mine) = (work.Actor.Id, work.Actor.OrganisationId);
        var recommends = work.Actor.May(Permissions.Compliance.RecommendWaiver);
        var grants = work.Actor.May(Permissions.Compliance.GrantWaiver);
        var files = work.Actor.May(Permissions.Services.Register);
        if (!recommends && !grants && !files) return [];
        var soon = work.Today.AddDays(Waiver.ReminderDays[0]);
        var found = await work.Db.Waivers.AsNoTracking()
            .Where(w => w.InForce != null)
            .Where(w => (recommends && w.State == WaiverState.Requested && w.BodyId == mine && w.OrganisationId != mine && w.RequestedBy != me)
                || (grants && w.State == WaiverState.Recommended && w.BodyId == mine && w.OrganisationId != mine && w.RequestedBy != me && w.RecommendedBy != me)
                || (files && w.State == WaiverState.Granted && w.OrganisationId == mine && (w.Until <= soon || w.OutgrownSince != null)))
            .OrderBy(w => w.Until).Take(WorkContext.MostOfAKind)
            .Join(work.Db.Services, w => w.ServiceId, s => s.Id, (w, s) => new { Waiver = w, s.About.Name })
            .Join(work.Db.Organisations, x => x.Waiver.OrganisationId, o => o.Id, (x, o) => new { x.Waiver, x.Name, Owner = o.Name })
            .ToListAsync(ct);
        return found.Select(x => new WorkTask
        {
            Kind = x.Waiver.State switch
            {
                WaiverState.Requested => WorkKind.RecommendWaiver,
                WaiverState.Recommended => WorkKind.DecideWaiver,
                _ => x.Waiver.OutgrownSince is null ? WorkKind.RenewWaiver : WorkKind.ReplaceWaiver,
            },
            Area = WorkArea.Waiver,
            Code = x.Waiver.Code,
            Subject = x.Name,
            Party = x.Owner,
            Facts = [x.Waiver.ObligationId],
            Clock = x.Waiver.State switch
            {
                WaiverState.Requested => work.Clock(x.Waiver.RequestedAt, Recommendation),
                WaiverState.Recommended => work.Clock(x.Waiver.RequestedAt, Decision),
                _ => work.Clock(StartOf(x.Waiver.Until.AddDays(-Notice.Days)), Notice),
            },
            Href = $"/compliance/waivers/{x.Waiver.Id.Value}",
            IsMine = x.Waiver.State == WaiverState.Granted && x.Waiver.RequestedBy == me,
        });
    }

    private static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, PakistanTime.Zone.GetUtcOffset(midnight));
    }
}
