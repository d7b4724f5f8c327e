using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Notifications;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Access;

/// <summary>Makes every step of an emergency access loud: each PDA administrator is notified, and the security log keeps it in the same transaction.</summary>
internal sealed class TellOfBreakGlass(IPortalDb db, Notifier notifier, ISecurityLog security, TimeProvider clock) : INotificationHandler<Happened<BreakGlassMoved>>
{
    public async Task Handle(Happened<BreakGlassMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        var administrators = await db.RoleGrants.Where(PeopleQueries.HoldsOn(clock.TodayInPakistan()))
            .Where(g => g.Role == Role.PdaAdministrator).Select(g => (PersonId?)g.PersonId).Distinct().ToArrayAsync(cancellationToken);
        await notifier.TellAsync(moved, LocalizedText.Empty, cancellationToken, administrators);
        await security.EnlistAsync(db, SecurityEvent.By(SecurityEventType.BreakGlass, SecurityOutcome.Success, moved.By, moved.Fact.Subject) with { Reason = moved.Fact.Type }, cancellationToken);
    }
}
