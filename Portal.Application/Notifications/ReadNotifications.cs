using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Notifications;

namespace Portal.Application.Notifications;

/// <summary>Marks one of the person's notifications as read, or all of them.</summary>
/// <param name="Id">The notification; null for all.</param>
[Requires(Permissions.Dashboards.Home)]
public sealed record ReadNotificationsCommand(NotificationId? Id = null) : ICommand;

internal sealed class ReadNotificationsHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<ReadNotificationsCommand, Result>
{
    public async Task<Result> Handle(ReadNotificationsCommand request, CancellationToken cancellationToken)
    {
        var unread = await db.Notifications
            .Where(n => n.PersonId == caller.Actor.Id && n.ReadAt == null && (request.Id == null || n.Id == request.Id))
            .ToListAsync(cancellationToken);
        foreach (var one in unread) one.Read(clock.GetUtcNow());
        return Result.Ok;
    }
}
