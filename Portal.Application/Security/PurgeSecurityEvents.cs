using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>Deletes events whose time is over, and keeps an event that says how many.</summary>
[Requires(Permissions.Administration.WatchSecurity)]
public sealed record PurgeSecurityEventsCommand : ICommand<int>;

internal sealed class PurgeSecurityEventsHandler(IPortalDb db, ISecurityLog log, TimeProvider clock) : IRequestHandler<PurgeSecurityEventsCommand, Result<int>>
{
    private const int BatchSize = 5_000;

    public async Task<Result<int>> Handle(PurgeSecurityEventsCommand request, CancellationToken cancellationToken)
    {
        // Small steps of their own: whoever writes meanwhile does not wait, and one that was cut short is gone on with tomorrow.
        var now = clock.GetUtcNow();
        var (all, gone) = (0, BatchSize);
        for (; gone == BatchSize; all += gone)
            gone = await db.SecurityEvents.Where(e => e.KeepUntil <= now).OrderBy(e => e.KeepUntil).Take(BatchSize).ExecuteDeleteAsync(cancellationToken);
        if (all == 0) return 0;
        var happened = new SecurityEvent(SecurityEventType.Retention, SecurityOutcome.Success, Subject: "security-events") { Rows = all, From = ClientNetwork.None };
        await log.EnlistAsync(db, happened, cancellationToken);
        return all;
    }
}
