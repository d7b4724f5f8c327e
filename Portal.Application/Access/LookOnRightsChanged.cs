using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;

namespace Portal.Application.Access;

/// <summary>Has the open pages of a person whose rights changed looked at as soon as the change is committed.</summary>
internal sealed class LookOnRightsChanged(SessionFeed feed, AfterCommit afterCommit) : INotificationHandler<Happened<RightsChanged>>
{
    public Task Handle(Happened<RightsChanged> notification, CancellationToken cancellationToken)
    {
        afterCommit.Tell(feed, notification.Event.Id);
        return Task.CompletedTask;
    }
}
