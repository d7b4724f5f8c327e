using MediatR;
using Portal.Application.Common;
using Portal.Application.Notifications;
using Portal.Application.Security;
using Portal.Domain.Common;
using Portal.Domain.Security;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Tells the person a token acts for what somebody else did with it, and keeps it in the security log.</summary>
internal sealed class TellOfTokens(IPortalDb db, Notifier notifier, ISecurityLog security) : INotificationHandler<Happened<TokenChanged>>
{
    public async Task Handle(Happened<TokenChanged> notification, CancellationToken cancellationToken)
    {
        var changed = notification.Event;
        await notifier.TellAsync(changed, new LocalizedText(changed.Name, ""), cancellationToken, changed.Responsible);
        var type = changed.Change == TokenChange.Revoked ? SecurityEventType.TokenRevoked : SecurityEventType.TokenCreated;
        var kept = SecurityEvent.By(type, SecurityOutcome.Success, changed.By, changed.Id.Code) with { Reason = changed.Fact.Type };
        await security.EnlistAsync(db, kept, cancellationToken);
    }
}
