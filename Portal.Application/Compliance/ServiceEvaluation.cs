using Portal.Application.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>
/// Evaluates one service in the transaction that changes it or its documents, so that its summary never lags behind either. Of two such
/// transactions at once the second waits, and sees what the first has changed.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="policy">The policy in force.</param>
internal sealed class ServiceEvaluation(IPortalDb db, CurrentPolicy policy)
{
    /// <summary>Has others wait who evaluate the same service, until the transaction ends.</summary>
    /// <param name="id">The service.</param>
    /// <param name="ct">Cancels.</param>
    public Task EnterAsync(ServiceId id, CancellationToken ct) => db.LockAsync($"evaluate:{id.Value}", ct);

    /// <summary>Evaluates the service by the policy in force, if there is one.</summary>
    /// <param name="service">The service as it will be.</param>
    /// <param name="summary">Its summary.</param>
    /// <param name="now">The moment.</param>
    /// <param name="ct">Cancels.</param>
    public async Task EvaluateAsync(Service service, ComplianceSummary summary, DateTimeOffset now, CancellationToken ct)
    {
        if (await policy.EvaluatorAsync(ct) is not { } evaluator) return;
        var facts = ServiceFacts.Of(service.Content, await db.BackingAsync(service.Id, ct), policy.Today);
        summary.Take(evaluator, facts, now);
    }
}
