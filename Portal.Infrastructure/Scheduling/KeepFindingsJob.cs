using Microsoft.Extensions.Logging;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Brings findings in line with the register, block by block until no service is marked any more.</summary>
[DisallowConcurrentExecution]
internal sealed class KeepFindingsJob(UseCaseRunner useCases, ILogger<KeepFindingsJob> logger) : IJob
{
    /// <summary>How often: a failure has its finding within this. One question to a table that is empty as a rule.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var block = await useCases.SendAsync(AuditWorker.Actor, new KeepFindingsCommand(), cancellationToken);
            // Somebody else's change in between has the block worked out again.
            if (block.Error == Error.Stale) continue;
            if (block.Error is { } refusal) logger.LogWarning("Findings could not be kept and are looked at again: {Reason}", refusal.Code);
            if (block.Error is not null || block.Value < KeepFindingsCommand.Usual) return;
        }
    }
}

/// <summary>When the standing job of findings runs.</summary>
internal static class FindingSchedule
{
    private const string Standing = "standing";

    /// <summary>Sets it, or sets it anew.</summary>
    public static async Task SetAsync(IScheduler scheduler, CancellationToken ct)
    {
        var keep = JobBuilder.Create<KeepFindingsJob>().WithIdentity("findings", Standing).Build();
        var often = TriggerBuilder.Create().WithIdentity("findings", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(KeepFindingsJob.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(keep, [often], ScheduleJobOptions.Replacing, ct);
    }
}
