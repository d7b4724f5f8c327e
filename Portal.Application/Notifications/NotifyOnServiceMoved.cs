using MediatR;
using Portal.Application.Common;
using Portal.Domain.Services;

namespace Portal.Application.Notifications;

/// <summary>Tells the filer what became of a filing, and whoever checked it how it was decided.</summary>
internal sealed class NotifyOnServiceMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Action is ServiceAction.Import or ServiceAction.Submit) return;
        if (await db.Services.FindAsync([moved.Id], cancellationToken) is not { } service) return;
        await notifier.TellAsync(moved, service.About.Name, cancellationToken, service.FiledBy, service.ReviewedBy);
    }
}
