using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Audits;

namespace Portal.Application.Notifications;

/// <summary>Tells whoever answers for a finding, or reported it fixed, what somebody else did about it.</summary>
internal sealed class NotifyOnFindingMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<FindingMoved>>
{
    public async Task Handle(Happened<FindingMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (await db.Findings.FindAsync([moved.Id], cancellationToken) is not { } finding) return;
        var name = await db.Services.Where(s => s.Id == moved.ServiceId).Select(s => s.About.Name).SingleAsync(cancellationToken);
        await notifier.TellAsync(moved, name, cancellationToken, finding.AssignedTo, finding.RemediatedBy);
    }
}
