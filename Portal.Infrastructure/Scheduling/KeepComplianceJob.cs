using Microsoft.Extensions.Logging;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>
/// Each night: evaluates what a date has changed, block by block, then keeps the day's figures. Killed at any moment it goes on where it was when it is next fired, at the
/// latest when the portal starts.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class KeepComplianceJob(UseCaseRunner useCases, ILogger<KeepComplianceJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var evaluated = 0;
        while (await NextAsync(cancellationToken) is > 0 and var block) evaluated += block;
        if (evaluated > 0) logger.LogInformation("{Services} services were evaluated again because a date passed", evaluated);
        await useCases.SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand(), cancellationToken);
    }

    // Somebody else's change in between has the block worked out again.
    private async Task<int> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            var block = await useCases.SendAsync(AuditWorker.Actor, new EvaluateDueCommand(), ct);
            if (block.Error is null) return block.Value;
            if (block.Error == Error.Stale) continue;
            logger.LogWarning("Services whose day has come could not be evaluated: {Reason}", block.Error.Code);
            return 0;
        }
    }
}
