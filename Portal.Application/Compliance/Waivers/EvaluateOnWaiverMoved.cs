using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Evaluates a service in the transaction in which a waiver of it begins or ceases to hold.</summary>
internal sealed class EvaluateOnWaiverMoved(IPortalDb db, ServiceEvaluation evaluation) : INotificationHandler<Happened<WaiverMoved>>
{
    public async Task Handle(Happened<WaiverMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (!moved.Begins && !moved.Ends) return;
        await evaluation.EnterAsync(moved.ServiceId, cancellationToken);
        if (await db.ComplianceSummaries.FindAsync([moved.ServiceId], cancellationToken) is not { } summary) return;
        // Read behind the lock, whatever was read before it.
        var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == moved.ServiceId, cancellationToken);
        await evaluation.EvaluateAsync(service, summary, moved.At, cancellationToken);
    }
}
