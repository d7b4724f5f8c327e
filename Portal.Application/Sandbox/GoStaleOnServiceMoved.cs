using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Application.Sandbox;

/// <summary>Marks approvals as stale, in the transaction that changes a service they rest on in what approvals rest on.</summary>
internal sealed class GoStaleOnServiceMoved(IPortalDb db) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (!moved.IsMaterial) return;
        var resting = (await db.SandboxApplications.StandingAsync(cancellationToken)).Where(a => a.Services.Contains(moved.Id)).Select(a => a.Id).ToList();
        foreach (var application in await db.SandboxApplications.Where(a => resting.Contains(a.Id)).ToListAsync(cancellationToken))
            application.GoStale(moved.Code, moved.By, moved.At);
    }
}
