using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Security;

namespace Portal.Application.Dashboards;

/// <summary>Security alerts that nobody has looked at.</summary>
internal static class AlertWork
{
    // An alert that waits longer than a working day has missed its purpose.
    private static readonly ClockLimit Limit = new(1, ClockUnit.WorkingDays);

    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        if (!work.Actor.May(Permissions.Administration.ReadSecurityLog)) return [];
        var open = await work.Db.SecurityAlerts.AsNoTracking().Where(a => a.State == AlertState.Open)
            .OrderBy(a => a.RaisedAt).Take(WorkContext.MostOfAKind).ToListAsync(ct);
        return open.Select(a => new WorkTask
        {
            Kind = WorkKind.ReviewAlert,
            Area = WorkArea.Alert,
            Code = a.Id.Code,
            Subject = new LocalizedText(a.Id.Code, ""),
            Party = new LocalizedText("Pakistan Digital Authority", "پاکستان ڈیجیٹل اتھارٹی"),
            Facts = [a.Pattern, a.Count],
            Clock = work.Clock(a.RaisedAt, Limit),
            Href = "/admin/security",
            IsMine = false,
        });
    }
}
