using MediatR;
using Portal.Application.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>Evaluates a service in the transaction that moves it, so that its summary never lags behind its register entry.</summary>
internal sealed class EvaluateOnServiceMoved(IPortalDb db, CurrentPolicy policy) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (await policy.EvaluatorAsync(cancellationToken) is not { } evaluator) return;
        if (await db.Services.FindAsync([moved.Id], cancellationToken) is not { } service) return;
        var summary = await SummaryAsync(moved, cancellationToken);
        summary.Take(evaluator.Evaluate(ServiceFacts.Of(service, policy.Today)), evaluator.PolicyNumber, moved.At);
    }

    private async Task<ComplianceSummary> SummaryAsync(ServiceMoved moved, CancellationToken ct)
    {
        if (await db.ComplianceSummaries.FindAsync([moved.Id], ct) is { } known) return known;
        var summary = ComplianceSummary.For(moved.Id);
        db.ComplianceSummaries.Add(summary);
        return summary;
    }
}
