using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>Alerts that wait for somebody, newest first, or those that somebody has looked at, latest looked at first.</summary>
/// <param name="State">Which of them.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.Administration.ReadSecurityLog)]
public sealed record ListAlertsQuery(AlertState State, PageRequest Page) : IQuery<Page<AlertRow>>;

/// <summary>One alert in a list.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Version">The version shown.</param>
/// <param name="Pattern">What was found.</param>
/// <param name="Subject">Pseudonym of the person or prefix of the network it is about.</param>
/// <param name="Name">The person's name; null where it is about a network or the person is not known any more.</param>
/// <param name="Count">How many events, rows or countries made the pattern.</param>
/// <param name="Since">Where the window began, in UTC.</param>
/// <param name="RaisedAt">When it was found, in UTC.</param>
/// <param name="State">Whether somebody has looked at it.</param>
/// <param name="AcknowledgedBy">Who has.</param>
/// <param name="AcknowledgedAt">When, in UTC.</param>
/// <param name="Note">What it was.</param>
public sealed record AlertRow(
    SecurityAlertId Id, Guid Version, AlertPattern Pattern, string Subject, LocalizedText? Name, long Count, DateTimeOffset Since, DateTimeOffset RaisedAt,
    AlertState State, LocalizedText? AcknowledgedBy, DateTimeOffset? AcknowledgedAt, string Note);

internal sealed class ListAlertsHandler(IPortalDb db, Pseudonyms pseudonyms) : IRequestHandler<ListAlertsQuery, Result<Page<AlertRow>>>
{
    public async Task<Result<Page<AlertRow>>> Handle(ListAlertsQuery request, CancellationToken cancellationToken)
    {
        var page = request.Page.Bounded;
        var alerts = db.SecurityAlerts.AsNoTracking().Where(a => a.State == request.State);
        var newest = request.State == AlertState.Open ? alerts.OrderByDescending(a => a.RaisedAt) : alerts.OrderByDescending(a => a.AcknowledgedAt);
        var shown = await newest.ThenBy(a => a.Id).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var names = await pseudonyms.NamesAsync(shown.Select(a => a.Subject), cancellationToken);
        var lookers = shown.Select(a => a.AcknowledgedBy).OfType<PersonId>().Distinct().ToList();
        var by = await db.People.AsNoTracking().Where(p => lookers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return new Page<AlertRow>(
            [.. shown.Select(a => new AlertRow(
                a.Id, a.Version, a.Pattern, a.Subject, names.GetValueOrDefault(a.Subject), a.Count, a.Since, a.RaisedAt,
                a.State, a.AcknowledgedBy is { } id ? by.GetValueOrDefault(id) : null, a.AcknowledgedAt, a.Note))],
            await alerts.CountAsync(cancellationToken));
    }
}
