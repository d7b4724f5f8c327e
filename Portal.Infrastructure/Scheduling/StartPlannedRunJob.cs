using Microsoft.Extensions.Logging;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Starts the run that a plan's schedule asks for. However often one time is fired, its run is one.</summary>
internal sealed class StartPlannedRunJob(UseCaseRunner useCases, TimeProvider clock, ILogger<StartPlannedRunJob> logger) : IJob
{
    public const string Plan = "plan";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var plan = AuditPlanId.From(Guid.Parse(context.MergedJobDataMap.GetString(Plan)!));
        var due = context.ScheduledFireTimeUtc ?? clock.GetUtcNow();
        var started = await useCases.SendAsync(AuditWorker.Actor, new StartAuditRunCommand(AuditWorker.RunDue(plan, due), plan, BySchedule: true), cancellationToken);
        if (started.Error is { } refusal) logger.LogInformation("Audit plan {Plan} due at {Due:O} starts no run: {Reason}", plan, due, refusal.Code);
    }
}
