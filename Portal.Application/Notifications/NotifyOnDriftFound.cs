using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Organisations;

namespace Portal.Application.Notifications;

/// <summary>Tells those who decide on services, and those who answer for the service, that evidence says otherwise than before.</summary>
internal sealed class NotifyOnDriftFound(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<DriftFound>>
{
    public async Task Handle(Happened<DriftFound> notification, CancellationToken cancellationToken)
    {
        var found = notification.Event;
        var day = WorkingCalendar.DayOf(found.At);
        var authorities = await db.Organisations.Where(o => o.Kind == OrganisationKind.DigitalAuthority).Select(o => o.Id).ToListAsync(cancellationToken);
        var told = (await db.WhoMayAsync(Permissions.Services.Decide, authorities, day, cancellationToken)).Select(t => (PersonId?)t.Person).ToList();
        var service = found.Alarm.ServiceId is { } id
            ? await db.Services.Where(s => s.Id == id).Select(s => new { s.OrganisationId, s.About.Name }).SingleOrDefaultAsync(cancellationToken)
            : null;
        if (service is not null)
            told.AddRange((await db.WhoMayAsync(Permissions.Services.Register, [service.OrganisationId], day, cancellationToken)).Select(t => (PersonId?)t.Person));
        await notifier.TellAsync(found, service?.Name ?? LocalizedText.Empty, cancellationToken, [.. told]);
    }
}
