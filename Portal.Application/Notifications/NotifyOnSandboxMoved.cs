using MediatR;
using Portal.Application.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Notifications;

/// <summary>Tells the applicant and the case officer what the other side, or an approver, did with an application.</summary>
internal sealed class NotifyOnSandboxMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<SandboxMoved>>
{
    public async Task Handle(Happened<SandboxMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;

        // What an evaluator found is not the applicant's to know before the decision.
        if (await db.SandboxApplications.FindAsync([moved.Id], cancellationToken) is not { } application) return;
        var filer = moved.Action == SandboxAction.Evaluate ? (Domain.Access.PersonId?)null : application.FiledBy;
        await notifier.TellAsync(moved, application.Proposal.Title, cancellationToken, filer, application.CaseOfficer);
    }
}
