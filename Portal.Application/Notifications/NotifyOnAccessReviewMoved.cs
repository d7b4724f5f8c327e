using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;

namespace Portal.Application.Notifications;

/// <summary>
/// Tells an organisation's administrators that its review is open; where there is none, and when a review is overdue, the PDA's
/// administration.
/// </summary>
internal sealed class NotifyOnAccessReviewMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<AccessReviewMoved>>
{
    public async Task Handle(Happened<AccessReviewMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Step == ReviewStep.Closed) return;
        var today = WorkingCalendar.DayOf(moved.At);
        var told = moved.Step == ReviewStep.Opened
            ? await db.WhoMayAsync(Permissions.Administration.ManagePeople, [moved.OrganisationId], today, cancellationToken)
            : [];
        if (told.Count == 0)
        {
            var authorities = await db.Organisations.Where(o => o.Kind == OrganisationKind.DigitalAuthority).Select(o => o.Id).ToListAsync(cancellationToken);
            told = await db.WhoMayAsync(Permissions.Administration.ManageAllPeople, authorities, today, cancellationToken);
        }

        var name = await db.Organisations.Where(o => o.Id == moved.OrganisationId).Select(o => o.Name).SingleAsync(cancellationToken);
        await notifier.TellAsync(moved, name, cancellationToken, [.. told.Select(t => (PersonId?)t.Person)]);
    }
}
