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
        PersonId?[] told = moved.Action == FindingAction.Comment ? await PartnersAsync(finding, moved, cancellationToken) : await HandsAsync(finding, moved, cancellationToken);
        await notifier.TellAsync(moved, name, cancellationToken, told);
    }

    private async Task<PersonId?[]> HandsAsync(Finding finding, FindingMoved moved, CancellationToken ct)
    {
        var hands = new[] { finding.AssignedTo, finding.RemediatedBy }.OfType<PersonId>().ToList();
        return [.. (await ConcernedAsync(finding, hands, moved, ct)).Select(p => (PersonId?)p.Id)];
    }

    // Whoever mended it at an organisation that has handed the service over has no part in it any more.
    private async Task<List<(PersonId Id, OrganisationId Organisation)>> ConcernedAsync(Finding finding, IReadOnlyCollection<PersonId> people, FindingMoved moved, CancellationToken ct)
    {
        var found = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.OrganisationId }).ToListAsync(ct);
        var others = found.Select(p => p.OrganisationId).Where(o => o != finding.OrganisationId).Distinct().ToList();
        var auditors = others.Count == 0 ? [] : (await db.WhoMayAsync(Permissions.Audits.Verify, others, WorkingCalendar.DayOf(moved.At), ct)).Select(a => a.Person).ToHashSet();
        return [.. found.Where(p => p.OrganisationId == finding.OrganisationId || auditors.Contains(p.Id)).Select(p => (p.Id, p.OrganisationId))];
    }

    private async Task<PersonId?[]> PartnersAsync(Finding finding, FindingMoved moved, CancellationToken ct)
    {
        var spoke = await db.Findings.Where(f => f.Id == finding.Id).SelectMany(f => EF.Property<List<FindingStep>>(f, "_steps")).Select(s => s.By).Distinct().ToListAsync(ct);
        var part = await ConcernedAsync(finding, [.. spoke, .. new[] { finding.AssignedTo }.OfType<PersonId>()], moved, ct);
        var fromOwner = moved.By.IsOf(finding.OrganisationId);
        if (part.Exists(p => p.Organisation == finding.OrganisationId != fromOwner)) return [.. part.Select(p => (PersonId?)p.Id)];
        var (permission, bodies) = fromOwner
            ? (Permissions.Audits.Verify, await db.Organisations.Where(o => o.Kind == OrganisationKind.DigitalAuthority).Select(o => o.Id).ToListAsync(ct))
            : (Permissions.Audits.Remediate, [finding.OrganisationId]);
        var others = await db.WhoMayAsync(permission, bodies, WorkingCalendar.DayOf(moved.At), ct);
        return [.. part.Select(p => (PersonId?)p.Id), .. others.Select(o => (PersonId?)o.Person)];
    }
}
