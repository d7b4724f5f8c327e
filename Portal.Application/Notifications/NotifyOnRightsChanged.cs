using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Notifications;

namespace Portal.Application.Notifications;

/// <summary>Tells a person that somebody else changed their roles; the address is that of their own access.</summary>
internal sealed class NotifyOnRightsChanged(IPortalDb db) : INotificationHandler<Happened<RightsChanged>>
{
    public Task Handle(Happened<RightsChanged> notification, CancellationToken cancellationToken)
    {
        var changed = notification.Event;
        var concerns = changed.Change is RightsChange.RoleGranted or RightsChange.RoleTakenAway or RightsChange.RoleLent or RightsChange.LoanEnded;
        if (!concerns || changed.By.Id == changed.Id) return Task.CompletedTask;
        db.Notifications.Add(Notification.Of(changed.Id, changed.Fact with { SubjectUrl = "/my-access" }, Domain.Common.LocalizedText.Empty, changed.At));
        return Task.CompletedTask;
    }
}
