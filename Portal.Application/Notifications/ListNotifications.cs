using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Notifications;

namespace Portal.Application.Notifications;

/// <summary>What the person was told of, newest first.</summary>
/// <param name="Paging">Which part.</param>
[Requires(Permissions.Dashboards.Home)]
public sealed record ListNotificationsQuery(PageRequest Paging) : IQuery<NotificationList>;

/// <summary>What a person was told of.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Unread">How many of them are unread.</param>
public sealed record NotificationList(IReadOnlyList<NotificationRow> Items, int Total, int Unread);

/// <summary>One notification.</summary>
/// <param name="Id">The notification.</param>
/// <param name="Type">Dotted verb, as in the ledger.</param>
/// <param name="Subject">Public code of the thing.</param>
/// <param name="Url">Path of its page.</param>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Count">How many things it speaks of.</param>
/// <param name="At">When it happened, in UTC.</param>
/// <param name="IsRead">Whether the person has read it.</param>
public sealed record NotificationRow(NotificationId Id, string Type, string Subject, string Url, LocalizedText Name, int Count, DateTimeOffset At, bool IsRead);

internal sealed class ListNotificationsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListNotificationsQuery, Result<NotificationList>>
{
    public async Task<Result<NotificationList>> Handle(ListNotificationsQuery request, CancellationToken cancellationToken)
    {
        var paging = request.Paging.Bounded;
        var mine = db.Notifications.AsNoTracking().Where(n => n.PersonId == caller.Actor.Id);
        var counts = await mine.GroupBy(n => n.ReadAt == null).Select(g => new { Unread = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var rows = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip(paging.Skip).Take(paging.Take)
            .Select(n => new NotificationRow(n.Id, n.Type, n.Subject, n.Url, n.Name, n.Count, n.At, n.ReadAt != null))
            .ToListAsync(cancellationToken);
        return new NotificationList(rows, counts.Sum(c => c.Count), counts.Where(c => c.Unread).Sum(c => c.Count));
    }
}
