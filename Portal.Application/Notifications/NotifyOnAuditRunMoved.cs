using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Notifications;

namespace Portal.Application.Notifications;

/// <summary>Tells whoever asked for an audit that it ended, and every organisation concerned that it has new findings.</summary>
internal sealed class NotifyOnAuditRunMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<AuditRunMoved>>
{
    public async Task Handle(Happened<AuditRunMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.State is not (AuditRunState.Completed or AuditRunState.Failed or AuditRunState.Cancelled)) return;
        if (await db.AuditRuns.FindAsync([moved.Id], cancellationToken) is not { } run) return;
        await notifier.TellAsync(moved, LocalizedText.Empty, cancellationToken, run.RequestedBy);
        if (moved.State == AuditRunState.Completed) await TellOrganisationsAsync(moved, cancellationToken);
    }

    private async Task TellOrganisationsAsync(AuditRunMoved moved, CancellationToken ct)
    {
        var opened = await db.Findings.Where(f => f.OpenedByRun == moved.Id && f.IsOpen == true)
            .GroupBy(f => f.OrganisationId)
            .Select(g => new { Organisation = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Organisation, g => g.Count, ct);
        if (opened.Count == 0) return;
        var organisations = opened.Keys.ToList();
        var people = await db.WhoMayAsync(Permissions.Audits.Remediate, organisations, WorkingCalendar.DayOf(moved.At), ct);
        db.Notifications.AddRange(people.Select(p => Notification.OfFindings(p.Person, moved.Code, opened[p.Organisation], moved.At)));
    }
}
