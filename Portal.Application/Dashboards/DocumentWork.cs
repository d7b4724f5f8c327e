using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards;

/// <summary>Documents of the actor's organisation that expire soon or have expired, while nothing takes their place.</summary>
internal static class DocumentWork
{
    private static readonly ClockLimit Notice = new(Document.NoticeDays, ClockUnit.CalendarDays);

    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        if (!work.Actor.May(Permissions.Services.Register)) return [];
        var mine = work.Actor.OrganisationId;
        var found = await work.Db.Documents.AsNoTracking().Expiring(work.Today)
            .Where(d => d.OrganisationId == mine)
            .OrderBy(d => d.ValidUntil).Take(WorkContext.MostOfAKind)
            .Join(work.Db.Services, d => d.ServiceId, s => s.Id, (d, s) => new { Document = d, s.State, s.About.Name })
            .Where(x => x.State != ServiceState.Decommissioned && x.State != ServiceState.Withdrawn && x.State != ServiceState.Refused)
            .Join(work.Db.Organisations, x => x.Document.OrganisationId, o => o.Id, (x, o) => new { x.Document, x.Name, Owner = o.Name })
            .ToListAsync(ct);
        return found.Select(x => new WorkTask
        {
            Kind = WorkKind.RenewDocument,
            Area = WorkArea.Document,
            Code = x.Document.Id.Code,
            Subject = x.Name,
            Party = x.Owner,
            Facts = [x.Document.Kind, x.Document.FileName],
            Clock = work.Clock(StartOf(x.Document.ValidUntil!.Value.AddDays(-Document.NoticeDays)), Notice),
            Href = $"/services/{x.Document.ServiceId}?tab=documents",
            IsMine = x.Document.UploadedBy == work.Actor.Id,
        });
    }

    private static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, PakistanTime.Zone.GetUtcOffset(midnight));
    }
}
