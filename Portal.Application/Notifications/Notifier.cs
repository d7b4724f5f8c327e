using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Notifications;

namespace Portal.Application.Notifications;

/// <summary>Writes notifications in the transaction of the event they tell of.</summary>
internal sealed class Notifier(IPortalDb db)
{
    /// <summary>Tells people of an event; never those who caused it, and never a system actor.</summary>
    public async Task TellAsync(DomainEvent happened, LocalizedText name, CancellationToken ct, params PersonId?[] people)
    {
        var candidates = people.OfType<PersonId>().Where(p => p != happened.By.Id).Distinct().ToList();
        if (candidates.Count == 0) return;
        var known = await db.People.Where(p => candidates.Contains(p.Id) && p.State == PersonState.Active).Select(p => p.Id).ToListAsync(ct);
        var fact = happened.Fact;
        db.Notifications.AddRange(known.Select(p => Notification.Of(p, fact, name, happened.At)));
    }
}
