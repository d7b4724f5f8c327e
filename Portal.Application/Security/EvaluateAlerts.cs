using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Notifications;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>
/// Searches the last minutes of the security log for patterns. However often and on however many nodes it runs, one burst
/// makes one alert: a subject that has an alert within the window gets no second one, and the database keeps two from being
/// written at once.
/// </summary>
[Requires(Permissions.Administration.WatchSecurity)]
public sealed record EvaluateAlertsCommand : ICommand<int>;

internal sealed class EvaluateAlertsHandler(IPortalDb db, AlertThresholds thresholds, ISecurityLog log, TimeProvider clock) : IRequestHandler<EvaluateAlertsCommand, Result<int>>
{
    public async Task<Result<int>> Handle(EvaluateAlertsCommand request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var raised = new List<SecurityAlert>();
        foreach (var pattern in Enum.GetValues<AlertPattern>())
        {
            var (count, window) = thresholds[pattern];
            var since = now - window;
            var found = await SecurityPatterns.FindAsync(db, pattern, count, since, cancellationToken);
            if (found.Count == 0) continue;
            var subjects = found.Select(f => f.Subject).ToList();
            var known = await db.SecurityAlerts.Where(a => a.Pattern == pattern && a.RaisedAt > since && subjects.Contains(a.Subject)).Select(a => a.Subject).ToHashSetAsync(cancellationToken);
            raised.AddRange(found.Where(f => !known.Contains(f.Subject)).Select(f => SecurityAlert.Raise(pattern, f.Subject, f.Count, window, now)));
        }

        if (raised.Count == 0) return 0;
        db.SecurityAlerts.AddRange(raised);
        foreach (var alert in raised)
        {
            var happened = new SecurityEvent(SecurityEventType.AlertRaised, SecurityOutcome.Success, Subject: alert.Id.Code)
            {
                Reason = alert.Pattern.ToString(),
                Rows = alert.Count,
                From = ClientNetwork.None,
            };
            await log.EnlistAsync(db, happened, cancellationToken);
        }

        await TellAsync(raised, now, cancellationToken);
        return raised.Count;
    }

    private async Task TellAsync(List<SecurityAlert> raised, DateTimeOffset now, CancellationToken ct)
    {
        var everywhere = await db.Organisations.Select(o => o.Id).ToListAsync(ct);
        var watchers = await db.WhoMayAsync(Permissions.Administration.ReadSecurityLog, everywhere, clock.TodayInPakistan(), ct);
        foreach (var alert in raised)
        {
            var fact = new LedgerFact("security.alert-raised", alert.Id.Code, alert.Version, new { alert.Pattern }, "/admin/security");
            db.Notifications.AddRange(watchers.Select(w => w.Person).Distinct().Select(p => Notification.Of(p, fact, LocalizedText.Empty, now)));
        }
    }
}
