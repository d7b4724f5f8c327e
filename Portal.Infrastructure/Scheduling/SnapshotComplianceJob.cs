using Portal.Application.Audits;
using Portal.Application.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Keeps the day's compliance for the national trend.</summary>
[DisallowConcurrentExecution]
internal sealed class SnapshotComplianceJob(UseCaseRunner useCases) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await useCases.SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand(), cancellationToken);
}
