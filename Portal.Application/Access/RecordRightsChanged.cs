using MediatR;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Security;

namespace Portal.Application.Access;

/// <summary>Puts every change of rights into the security log, in the transaction of the change.</summary>
internal sealed class RecordRightsChanged(IPortalDb db, ISecurityLog log) : INotificationHandler<Happened<RightsChanged>>
{
    public Task Handle(Happened<RightsChanged> notification, CancellationToken cancellationToken)
    {
        var changed = notification.Event;
        var happened = SecurityEvent.By(SecurityEventType.RightsChanged, SecurityOutcome.Success, changed.By, changed.Pseudonym) with { Reason = changed.Fact.Type };
        return log.EnlistAsync(db, happened, cancellationToken);
    }
}
