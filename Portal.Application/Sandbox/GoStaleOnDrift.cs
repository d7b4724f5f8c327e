using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Marks approvals as stale, in the transaction that finds evidence about a service they rest on to say otherwise than before.</summary>
internal sealed class GoStaleOnDrift(IPortalDb db) : INotificationHandler<Happened<DriftFound>>
{
    public async Task Handle(Happened<DriftFound> notification, CancellationToken cancellationToken)
    {
        var (alarm, by, at) = (notification.Event.Alarm, notification.Event.By, notification.Event.At);
        var standing = await db.SandboxApplications.StandingAsync(cancellationToken);
        if (standing.Count == 0) return;
        var resting = standing.SelectMany(a => a.Services).Distinct().ToList();
        var concerned = (alarm.ServiceId is { } only
            ? await db.Services.Where(s => s.Id == only && resting.Contains(s.Id)).Select(s => new { s.Id, s.Code }).ToListAsync(cancellationToken)
            : await db.Services.Where(s => resting.Contains(s.Id) && db.CanisterWatches.Any(w => w.ServiceId == s.Id && w.Network == alarm.Network && w.Subnet == alarm.Subnet))
                .Select(s => new { s.Id, s.Code }).ToListAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Code);
        foreach (var approval in standing.Where(a => a.Services.Any(concerned.ContainsKey)))
        {
            var application = await db.SandboxApplications.SingleAsync(a => a.Id == approval.Id, cancellationToken);
            application.GoStale(concerned[approval.Services.First(concerned.ContainsKey)], by, at);
        }
    }
}
