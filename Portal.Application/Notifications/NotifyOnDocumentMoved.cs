using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Documents;

namespace Portal.Application.Notifications;

/// <summary>Tells those who file for an organisation that one of its documents expires or has expired.</summary>
internal sealed class NotifyOnDocumentMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<DocumentMoved>>
{
    public async Task Handle(Happened<DocumentMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Change is not (DocumentChange.Expiring or DocumentChange.Expired)) return;
        if (await db.Documents.FindAsync([moved.Id], cancellationToken) is not { } document) return;
        var told = await db.WhoMayAsync(Permissions.Services.Register, [document.OrganisationId], WorkingCalendar.DayOf(moved.At), cancellationToken);
        var name = new LocalizedText(document.FileName, document.FileName);
        await notifier.TellAsync(moved, name, cancellationToken, [.. told.Select(t => (PersonId?)t.Person)]);
    }
}
