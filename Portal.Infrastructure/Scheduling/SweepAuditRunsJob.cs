using Microsoft.Extensions.Logging;
using Portal.Application.Audits;
using Portal.Application.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Gives every open run that has fallen silent a worker.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepAuditRunsJob(UseCaseRunner useCases, IJobScheduler scheduler, ILogger<SweepAuditRunsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var silent = await useCases.SendAsync(AuditWorker.Actor, new ListSilentAuditRunsQuery(), cancellationToken);
        foreach (var run in silent.Value)
        {
            logger.LogWarning("Audit run {Run} has fallen silent and is taken up again", run);
            await scheduler.TriggerRunAsync(run, cancellationToken);
        }
    }
}
