using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>
/// Looks at a finding's service anew, in the transaction of whoever asks. What comes of it for this and other findings is the worker's to write, which is asked to
/// look at once when the transaction has ended.
/// </summary>
internal sealed class FindingStanding(IPortalDb db, ServiceEvaluation evaluation, TimeProvider clock, UseCaseRunner useCases, AfterCommit afterCommit)
{
    /// <summary>Evaluates the service now.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What is found for its obligation; null where the obligation no longer concerns anybody or the service is not in the register.</returns>
    public async Task<ObligationResult?> LookAsync(Finding finding, CancellationToken ct)
    {
        await evaluation.EnterAsync(finding.ServiceId, ct);
        if (await db.ComplianceSummaries.FindAsync([finding.ServiceId], ct) is not { } summary) return null;
        var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == finding.ServiceId, ct);
        if (service.State is not (ServiceState.Registered or ServiceState.Suspended)) return null;
        await evaluation.EvaluateAsync(service, summary, clock.GetUtcNow(), ct);
        afterCommit.Do(done => useCases.SendAsync(AuditWorker.Actor, new KeepFindingsCommand(), done));
        return summary.Of(finding.ObligationId);
    }
}
