using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;

namespace Portal.Application.Notifications;

/// <summary>
/// Tells whoever answers for a finding, or reported it fixed, what somebody else did about it. Of a comment those are told who took part so far, and where the other side
/// has nobody yet, all of it.
/// </summary>
internal sealed class NotifyOnFindingMoved(IPortalDb db, Notifier notifier) : INotificationHandler<Happened<FindingMoved>>
{
    public async Task Handle(Happened<FindingMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (await db.Findings.FindAsync([moved.Id], cancellationToken) is not { } finding) return;
        var name = await db.Services.Where(s => s.Id == moved.ServiceId).Select(s => s.About.Name).SingleAsync(cancellationToken);
        PersonId?[] told = moved.Action == FindingAction.Comment ? await PartnersAsync(finding, moved, cancellationToken) : [finding.AssignedTo, finding.RemediatedBy];
        await notifier.TellAsync(moved, name, cancellationToken, told);
    }

    private async Task<PersonId?[]> PartnersAsync(Finding finding, FindingMoved moved, CancellationToken ct)
    {
        var spoke = await db.Findings.Where(f => f.Id == finding.Id).SelectMany(f => EF.Property<List<FindingStep>>(f, "_steps")).Select(s => s.By).Distinct().ToListAsync(ct);
        var part = await db.People.Where(p => spoke.Contains(p.Id) || p.Id == finding.AssignedTo).Select(p => new { p.Id, p.OrganisationId }).ToListAsync(ct);
        var fromOwner = moved.By.IsOf(finding.OrganisationId);
        if (part.Exists(p => p.OrganisationId == finding.OrganisationId != fromOwner)) return [.. part.Select(p => (PersonId?)p.Id)];
        var (permission, bodies) = fromOwner
            ? (Permissions.Audits.Verify, await db.Organisations.Where(o => o.Kind == OrganisationKind.DigitalAuthority).Select(o => o.Id).ToListAsync(ct))
            : (Permissions.Audits.Remediate, [finding.OrganisationId]);
        var others = await db.WhoMayAsync(permission, bodies, WorkingCalendar.DayOf(moved.At), ct);
        return [.. part.Select(p => (PersonId?)p.Id), .. others.Select(o => (PersonId?)o.Person)];
    }
}
