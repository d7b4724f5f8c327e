using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Documents;

namespace Portal.Application.Compliance;

/// <summary>Evaluates a service in the transaction in which a document of it begins or ceases to hold. A draft that was never evaluated is left alone.</summary>
internal sealed class EvaluateOnDocumentMoved(IPortalDb db, ServiceEvaluation evaluation) : INotificationHandler<Happened<DocumentMoved>>
{
    public async Task Handle(Happened<DocumentMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Change is not (DocumentChange.Accepted or DocumentChange.Replaced or DocumentChange.Removed or DocumentChange.Expired)) return;
        await evaluation.EnterAsync(moved.ServiceId, cancellationToken);
        if (await db.ComplianceSummaries.FindAsync([moved.ServiceId], cancellationToken) is not { } summary) return;
        // Read behind the lock, whatever was read before it.
        var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == moved.ServiceId, cancellationToken);
        await evaluation.EvaluateAsync(service, summary, moved.At, cancellationToken);
    }
}
