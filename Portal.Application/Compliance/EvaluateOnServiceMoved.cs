using MediatR;
using Portal.Application.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>Evaluates a service in the transaction that moves it, so that its summary never lags behind its register entry.</summary>
internal sealed class EvaluateOnServiceMoved(IPortalDb db, CurrentPolicy policy, ServiceEvaluation evaluation) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (await policy.FindAsync(cancellationToken) is null) return;
        if (await db.Services.FindAsync([moved.Id], cancellationToken) is not { } service) return;
        await evaluation.EnterAsync(moved.Id, cancellationToken);
        await evaluation.EvaluateAsync(service, await SummaryAsync(moved, cancellationToken), moved.At, cancellationToken);
    }

    private async Task<ComplianceSummary> SummaryAsync(ServiceMoved moved, CancellationToken ct)
    {
        if (await db.ComplianceSummaries.FindAsync([moved.Id], ct) is { } known) return known;
        var summary = ComplianceSummary.For(moved.Id);
        db.ComplianceSummaries.Add(summary);
        return summary;
    }
}
