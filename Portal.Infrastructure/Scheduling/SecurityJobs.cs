using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Application.Tokens;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Searches the security log for patterns.</summary>
[DisallowConcurrentExecution]
internal sealed class EvaluateAlertsJob(UseCaseRunner useCases, ILogger<EvaluateAlertsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // Stale when another node wrote the same alert at the same moment; the next minute sees it.
        var raised = await useCases.SendAsync(SecurityWatch.Actor, new EvaluateAlertsCommand(), cancellationToken);
        if (raised is { IsSuccess: true, Value: > 0 }) logger.LogWarning("{Count} security alerts were raised", raised.Value);
    }
}

/// <summary>Once a day: deletes security events whose time is over, reminds people of tokens that expire soon and forgets answers of the API.</summary>
[DisallowConcurrentExecution]
internal sealed class SecurityUpkeepJob(UseCaseRunner useCases) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await useCases.SendAsync(SecurityWatch.Actor, new PurgeSecurityEventsCommand(), cancellationToken);
        await useCases.SendAsync(SecurityWatch.Actor, new RemindOfTokensCommand(), cancellationToken);
        await useCases.SendAsync(SecurityWatch.Actor, new SweepRepliesCommand(), cancellationToken);
    }
}

/// <summary>When the jobs of the security log run.</summary>
internal static class SecuritySchedule
{
    private const string Standing = "standing";

    /// <summary>Sets them, or sets them anew.</summary>
    public static async Task SetAsync(IScheduler scheduler, CancellationToken ct)
    {
        var evaluate = JobBuilder.Create<EvaluateAlertsJob>().WithIdentity("alerts", Standing).Build();
        var minutely = TriggerBuilder.Create().WithIdentity("alerts", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(TimeSpan.FromMinutes(1)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(evaluate, [minutely], ScheduleJobOptions.Replacing, ct);

        var upkeep = JobBuilder.Create<SecurityUpkeepJob>().WithIdentity("security-upkeep", Standing).Build();
        var daily = TriggerBuilder.Create().WithIdentity("security-upkeep", Standing)
            .WithCronSchedule(CronExpression.Parse("35 1 * * *", CronFormat.Unix).WithTimeZone(PakistanTime.Zone), s => s.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(upkeep, [daily], ScheduleJobOptions.Replacing, ct);
    }
}
