using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>The scheduler fires jobs; while it starts the portal serves pages already, so that is no fault.</summary>
internal sealed class SchedulerHealth(ISchedulerFactory factory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = (await factory.GetAllSchedulers(cancellationToken)).Select(s => s.Status).DefaultIfEmpty(SchedulerStatus.Created).First();
        return status == SchedulerStatus.Running ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"The scheduler is {status}.");
    }
}
