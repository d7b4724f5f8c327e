using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Application.Evidence;
using Portal.Domain.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Collects evidence that is due, round by round, and evaluates the services of which something else is proved.</summary>
[DisallowConcurrentExecution]
internal sealed class CollectEvidenceJob(UseCaseRunner useCases, ILogger<CollectEvidenceJob> logger) : IJob
{
    /// <summary>How often: what is demanded is asked for within this. Three questions that find nothing as a rule.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        while (await DoneAsync(new CollectEvidenceCommand(), cancellationToken) > 0) await DrainAsync(cancellationToken);
        await DrainAsync(cancellationToken);
    }

    private async Task DrainAsync(CancellationToken ct)
    {
        while (await DoneAsync(new EvaluateEvidenceCommand(), ct) > 0)
        {
        }
    }

    // Somebody else's change in between has the block worked out again.
    private async Task<int> DoneAsync(ICommand<int> block, CancellationToken ct)
    {
        while (true)
        {
            var done = await useCases.SendAsync(EvidenceWorker.Actor, block, ct);
            if (done.Error is null) return done.Value;
            if (done.Error == Error.Stale) continue;
            logger.LogWarning("Evidence is left to the next round: {Reason}", done.Error.Code);
            return 0;
        }
    }
}

/// <summary>Each night: checks kept certificates by newer rules, where there are any, and lets go what has been kept long enough.</summary>
[DisallowConcurrentExecution]
internal sealed class KeepEvidenceJob(UseCaseRunner useCases, ILogger<KeepEvidenceJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (checkedAgain, letGo) = (await AllAsync(new RecheckEvidenceCommand(), cancellationToken), await AllAsync(new TidyEvidenceCommand(), cancellationToken));
        if (checkedAgain + letGo > 0) logger.LogInformation("Evidence: {Checked} checked by newer rules, {LetGo} let go", checkedAgain, letGo);
    }

    private async Task<int> AllAsync(ICommand<int> block, CancellationToken ct)
    {
        var all = 0;
        while (await useCases.SendAsync(EvidenceWorker.Actor, block, ct) is { IsSuccess: true, Value: > 0 and var done }) all += done;
        return all;
    }
}

/// <summary>When the standing jobs of evidence run.</summary>
internal static class EvidenceSchedule
{
    private const string Standing = "standing";

    /// <summary>Sets them, or sets them anew.</summary>
    public static async Task SetAsync(IScheduler scheduler, CancellationToken ct)
    {
        var collect = JobBuilder.Create<CollectEvidenceJob>().WithIdentity("evidence", Standing).Build();
        var often = TriggerBuilder.Create().WithIdentity("evidence", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(CollectEvidenceJob.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(collect, [often], ScheduleJobOptions.Replacing, ct);

        // Once when the portal starts, since a new version of it may bring newer rules.
        var keep = JobBuilder.Create<KeepEvidenceJob>().WithIdentity("keep-evidence", Standing).Build();
        var now = TriggerBuilder.Create().WithIdentity("keep-evidence-now", Standing).StartNow().Build();
        var nightly = TriggerBuilder.Create().WithIdentity("keep-evidence", Standing)
            .WithCronSchedule(CronExpression.Parse("35 1 * * *", CronFormat.Unix).WithTimeZone(PakistanTime.Zone), s => s.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(keep, [now, nightly], ScheduleJobOptions.Replacing, ct);
    }
}
