using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Organisations;

namespace Portal.Application.Notifications;

/// <summary>Tells the approvers that a policy version waits for them, and all who had a hand in it how it goes on.</summary>
internal sealed class NotifyOnPolicyMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<PolicyMoved>>
{
    public async Task Handle(Happened<PolicyMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Action is PolicyAction.Draft or PolicyAction.Change) return;
        var told = moved.Action == PolicyAction.Propose ? await ApproversAsync(moved, cancellationToken) : await HandsAsync(moved, cancellationToken);
        await notifier.TellAsync(moved, PolicyVersion.NameOf(moved.Number), cancellationToken, [.. told.Select(p => (PersonId?)p)]);
    }

    private async Task<List<PersonId>> ApproversAsync(PolicyMoved moved, CancellationToken ct)
    {
        var authorities = await db.Organisations.Where(o => o.Kind == OrganisationKind.DigitalAuthority).Select(o => o.Id).ToListAsync(ct);
        return [.. (await db.WhoMayAsync(Permissions.Compliance.ApprovePolicy, authorities, WorkingCalendar.DayOf(moved.At), ct)).Select(t => t.Person)];
    }

    private Task<List<PersonId>> HandsAsync(PolicyMoved moved, CancellationToken ct) =>
        db.PolicyVersions.Where(p => p.Id == moved.Id).SelectMany(p => p.Steps).Select(s => s.By).Distinct().ToListAsync(ct);
}
