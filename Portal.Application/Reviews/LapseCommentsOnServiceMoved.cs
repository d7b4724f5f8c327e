using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Services;

namespace Portal.Application.Reviews;

/// <summary>Questions about a filing end with it, so that they do not hold up the next one.</summary>
internal sealed class LapseCommentsOnServiceMoved(IPortalDb db) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Action is not (ServiceAction.Refuse or ServiceAction.Withdraw)) return;
        foreach (var comment in await db.ReviewComments.Where(c => c.ServiceId == moved.Id && c.SettledAt == null).ToListAsync(cancellationToken))
            comment.Lapse(moved.At);
    }
}
