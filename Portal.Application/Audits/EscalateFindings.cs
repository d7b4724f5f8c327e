using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Notifications;
using Portal.Domain.Organisations;

namespace Portal.Application.Audits;

/// <summary>
/// Tells an organisation's administrators of its findings past their day, and the auditors of the Pakistan Digital Authority of those that are still open
/// <see cref="DaysToAuditors"/> days later. Everybody is told once a week, in one notification, however many findings there are and however often this
/// is run.
/// </summary>
[Requires(Permissions.Audits.Work)]
public sealed record EscalateFindingsCommand : ICommand<int>
{
    /// <summary>Days past its day after which a finding concerns the auditors too.</summary>
    public const int DaysToAuditors = 30;
}

internal sealed class EscalateFindingsHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<EscalateFindingsCommand, Result<int>>
{
    public async Task<Result<int>> Handle(EscalateFindingsCommand request, CancellationToken cancellationToken)
    {
        // Of two nodes the second waits, and finds everybody told.
        await db.LockAsync(Notification.Overdue, cancellationToken);
        var (today, now) = (clock.TodayInPakistan(), clock.GetUtcNow());
        var week = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(today)}-W{ISOWeek.GetWeekOfYear(today):00}");
        var counts = await CountsAsync(today, cancellationToken);
        var people = counts.Keys.ToList();
        var told = await db.Notifications.Where(n => n.Type == Notification.Overdue && n.Subject == week && people.Contains(n.PersonId)).Select(n => n.PersonId).ToListAsync(cancellationToken);
        var toTell = counts.Where(c => !told.Contains(c.Key)).ToList();
        db.Notifications.AddRange(toTell.Select(c => Notification.OfOverdue(c.Key, week, c.Value, now)));
        return toTell.Count;
    }

    // How many findings each person is to be told of.
    private async Task<Dictionary<PersonId, int>> CountsAsync(DateOnly today, CancellationToken ct)
    {
        var late = today.AddDays(-EscalateFindingsCommand.DaysToAuditors);
        var overdue = await db.Findings.Where(Finding.OverdueOn(today))
            .GroupBy(f => f.OrganisationId)
            .Select(g => new { Organisation = g.Key, Count = g.Count(), Late = g.Count(f => f.DueOn < late) })
            .ToDictionaryAsync(g => g.Organisation, ct);
        if (overdue.Count == 0) return [];
        var owners = await db.WhoMayAsync(Permissions.Administration.ManagePeople, overdue.Keys, today, ct);
        var authorities = await db.Organisations.Where(o => o.Kind == OrganisationKind.DigitalAuthority).Select(o => o.Id).ToListAsync(ct);
        var auditors = await db.WhoMayAsync(Permissions.Audits.Verify, authorities, today, ct);
        var lateInAll = overdue.Values.Sum(o => o.Late);
        return owners.Select(o => (o.Person, overdue[o.Organisation].Count))
            .Concat(auditors.Where(_ => lateInAll > 0).Select(a => (a.Person, Count: lateInAll)))
            .GroupBy(t => t.Person).ToDictionary(g => g.Key, g => g.Max(t => t.Count));
    }
}
