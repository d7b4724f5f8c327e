using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Application.Notifications;

/// <summary>Tells the body's people that a waiver waits for them, and both sides of what becomes of it.</summary>
internal sealed class NotifyOnWaiverMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<WaiverMoved>>
{
    public async Task Handle(Happened<WaiverMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (await db.Waivers.FindAsync([moved.Id], cancellationToken) is not { } waiver) return;
        var told = moved.Action switch
        {
            WaiverAction.Request => await BodyAsync(Permissions.Compliance.RecommendWaiver),
            WaiverAction.Recommend or WaiverAction.AdviseAgainst => await BodyAsync(Permissions.Compliance.GrantWaiver),
            _ => [waiver.RequestedBy, waiver.RecommendedBy, waiver.DecidedBy],
        };
        var name = await db.Services.Where(s => s.Id == moved.ServiceId).Select(s => s.About.Name).SingleAsync(cancellationToken);
        await notifier.TellAsync(moved, name, cancellationToken, told);

        async Task<PersonId?[]> BodyAsync(string permission) =>
            [.. (await db.WhoMayAsync(permission, [waiver.BodyId], WorkingCalendar.DayOf(moved.At), cancellationToken)).Select(t => (PersonId?)t.Person)];
    }
}
