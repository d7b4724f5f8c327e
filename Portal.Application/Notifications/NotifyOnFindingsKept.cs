using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Notifications;

namespace Portal.Application.Notifications;

/// <summary>Tells those who have to mend it what services of their organisation fail. Of a day's findings they are told once until they have read it, however many rounds found them.</summary>
internal sealed class NotifyOnFindingsKept(IPortalDb db) : INotificationHandler<Happened<FindingsKept>>
{
    public async Task Handle(Happened<FindingsKept> notification, CancellationToken cancellationToken)
    {
        var kept = notification.Event;
        if (kept.ToMend.Count == 0) return;
        var day = WorkingCalendar.DayOf(kept.At);
        var people = await db.WhoMayAsync(Permissions.Audits.Remediate, [.. kept.ToMend.Keys], day, cancellationToken);
        var (ids, subject) = (people.Select(p => p.Person).ToList(), Notification.SubjectOf(day));
        var unread = (await db.Notifications.Where(n => n.Type == Notification.Found && n.Subject == subject && n.ReadAt == null && ids.Contains(n.PersonId)).ToListAsync(cancellationToken))
            .ToLookup(n => n.PersonId);
        foreach (var (person, organisation) in people.Select(p => (p.Person, p.Organisation)))
        {
            if (unread[person].FirstOrDefault() is { } known) known.Grow(kept.ToMend[organisation], kept.At);
            else db.Notifications.Add(Notification.OfFound(person, day, kept.ToMend[organisation], kept.At));
        }
    }
}
