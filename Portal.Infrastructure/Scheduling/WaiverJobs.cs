using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Application.Compliance.Waivers;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Has waivers ended on their day and both sides told of what they should know.</summary>
[DisallowConcurrentExecution]
internal sealed class KeepWaiversJob(UseCaseRunner useCases, ILogger<KeepWaiversJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var kept = await useCases.SendAsync(WaiverKeeper.Actor, new KeepWaiversCommand(), cancellationToken);
        if (kept.Error is { } refusal) logger.LogWarning("Waivers could not be kept and are looked at again: {Reason}", refusal.Code);
    }
}

/// <summary>When the standing job of waivers runs.</summary>
internal static class WaiverSchedule
{
    private const string Standing = "standing";

    // Three small questions. So a waiver is over within this after midnight in Pakistan, and at once after a start that missed it.
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Sets it, or sets it anew.</summary>
    public static async Task SetAsync(IScheduler scheduler, CancellationToken ct)
    {
        var keep = JobBuilder.Create<KeepWaiversJob>().WithIdentity("waivers", Standing).Build();
        var often = TriggerBuilder.Create().WithIdentity("waivers", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(keep, [often], ScheduleJobOptions.Replacing, ct);
    }
}
