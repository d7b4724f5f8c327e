using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Dashboards;

/// <summary>Findings that the actor's organisation has to remedy, or that the actor has to verify.</summary>
internal static class FindingWork
{
    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        var (me, mine) = (work.Actor.Id, work.Actor.OrganisationId);
        var remedy = work.Actor.May(Permissions.Audits.Remediate);
        var verify = work.Actor.May(Permissions.Audits.Verify);
        if (!remedy && !verify) return [];
        var findings = await work.Db.Findings.AsNoTracking()
            .Where(f => f.IsOpen == true)
            .Where(f => (verify && f.State == FindingState.ToVerify && f.RemediatedBy != me)
                || (remedy && f.OrganisationId == mine && f.State != FindingState.ToVerify && f.WaivedUntil == null))
            .OrderBy(f => f.DueOn).Take(WorkContext.MostOfAKind)
            .Join(work.Db.Organisations, f => f.OrganisationId, o => o.Id, (f, o) => new { Finding = f, Owner = o.Name })
            .Join(work.Db.Services, x => x.Finding.ServiceId, s => s.Id, (x, s) => new
            {
                x.Finding.Id,
                x.Finding.Code,
                x.Finding.State,
                x.Finding.Severity,
                x.Finding.ObligationId,
                x.Finding.OpenedAt,
                x.Finding.DueOn,
                x.Finding.AssignedTo,
                Service = s.About.Name,
                x.Owner,
            })
            .ToListAsync(ct);
        return findings.Select(f => new WorkTask
        {
            Kind = f.State == FindingState.ToVerify ? WorkKind.VerifyFinding : WorkKind.RemedyFinding,
            Area = WorkArea.Finding,
            Code = f.Code,
            Subject = f.Service,
            Party = f.Owner,
            Facts = [f.Severity, f.ObligationId],
            Clock = work.Clock(f.OpenedAt, new ClockLimit(f.DueOn.DayNumber - WorkingCalendar.DayOf(f.OpenedAt).DayNumber, ClockUnit.CalendarDays)),
            Href = $"/findings/{f.Id}",
            IsMine = f.AssignedTo == me,
        });
    }
}
