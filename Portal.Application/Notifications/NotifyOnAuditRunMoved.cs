using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
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
        var people = await db.People.AsNoTracking().Where(p => p.IsActive && organisations.Contains(p.OrganisationId)).ToListAsync(ct);
        db.Notifications.AddRange(people
            .Where(p => p.Roles.SelectMany(RolePermissions.Of).Contains(Permissions.Audits.Remediate))
            .Select(p => Notification.OfFindings(p.Id, moved.Code, opened[p.OrganisationId], moved.At)));
    }
}
