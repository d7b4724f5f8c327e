using Microsoft.EntityFrameworkCore;
using Portal.Application.Evidence;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Dashboards;

/// <summary>Drift alarms that nobody has settled, for those who decide on services; never of their own organisation's.</summary>
internal static class DriftWork
{
    // No law sets it: what changed under an approval is to be looked at within days, not weeks.
    private static readonly ClockLimit Limit = new(3, ClockUnit.WorkingDays);

    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        if (!work.Actor.May(Permissions.Services.Decide)) return [];
        var mine = work.Actor.OrganisationId;
        var open = await work.Db.DriftAlarms.AsNoTracking().VisibleAlarms(work.Db.Services.Visible(work.Actor)).Where(a => a.IsOpen)
            .LeftJoin(work.Db.Services, a => a.ServiceId, s => s.Id, (a, s) => new { Alarm = a, Owner = s == null ? null : (Domain.Organisations.OrganisationId?)s.OrganisationId, Name = s == null ? null : s.About.Name })
            .Where(x => x.Owner != mine)
            .OrderBy(x => x.Alarm.OpenedAt).Take(WorkContext.MostOfAKind).ToListAsync(ct);
        return open.Select(x => new WorkTask
        {
            Kind = WorkKind.SettleDrift,
            Area = WorkArea.Drift,
            Code = x.Alarm.Code,
            Subject = x.Name ?? new LocalizedText(x.Alarm.Subnet, x.Alarm.Subnet),
            Party = LocalizedText.Empty,
            Facts = [x.Alarm.Kind],
            Clock = work.Clock(x.Alarm.OpenedAt, Limit),
            Href = $"/evidence/alarms/{x.Alarm.Id.Value}",
            IsMine = false,
        });
    }
}
