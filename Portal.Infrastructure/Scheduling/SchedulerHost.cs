using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Application.Audits;
using Portal.Application.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>
/// Starts the scheduler behind the first page, not before it: its tables are made, its standing jobs set and the plans'
/// schedules brought in line while people already read.
/// </summary>
internal sealed class SchedulerHost(
    ISchedulerFactory factory, IJobScheduler jobs, UseCaseRunner useCases, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<SchedulerHost> logger)
    : BackgroundService
{
    private const string Standing = "standing";
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private IScheduler? _scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // Even when the time to stop is over: a scheduler left alone goes on taking work that it can no longer do.
        if (_scheduler is not null) await _scheduler.Shutdown(waitForJobsToComplete: !cancellationToken.IsCancellationRequested, CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _scheduler = await factory.GetScheduler(stoppingToken);
                await SetStandingJobsAsync(_scheduler, stoppingToken);
                await SecuritySchedule.SetAsync(_scheduler, stoppingToken);
                await DocumentSchedule.SetAsync(_scheduler, stoppingToken);
                await ImportSchedule.SetAsync(_scheduler, stoppingToken);
                await PolicySchedule.SetAsync(_scheduler, stoppingToken);
                await WaiverSchedule.SetAsync(_scheduler, stoppingToken);
                await FindingSchedule.SetAsync(_scheduler, stoppingToken);
                await EvidenceSchedule.SetAsync(_scheduler, stoppingToken);
                await FollowPlansAsync(stoppingToken);
                await _scheduler.Start(stoppingToken);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogWarning(failure, "The scheduler did not start; next try in {Seconds} s", PauseAfterFailure.TotalSeconds);
                await Task.Delay(PauseAfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task SetStandingJobsAsync(IScheduler scheduler, CancellationToken ct)
    {
        var sweep = JobBuilder.Create<SweepAuditRunsJob>().WithIdentity("sweep", Standing).Build();
        var often = TriggerBuilder.Create().WithIdentity("sweep", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(SweepEvery).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(sweep, [often], ScheduleJobOptions.Replacing, ct);

        var renewal = JobBuilder.Create<RenewRightsJob>().WithIdentity("renew-rights", Standing).Build();
        var regularly = TriggerBuilder.Create().WithIdentity("renew-rights", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(RenewRightsJob.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(renewal, [regularly], ScheduleJobOptions.Replacing, ct);

        var merging = JobBuilder.Create<MergeTalliesJob>().WithIdentity("merge-tallies", Standing).Build();
        var nowAndThen = TriggerBuilder.Create().WithIdentity("merge-tallies", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(MergeTalliesJob.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(merging, [nowAndThen], ScheduleJobOptions.Replacing, ct);

        // Once when the portal starts, so that a day on which it was down at midnight is not missing, nor what a date changed meanwhile.
        var snapshot = JobBuilder.Create<KeepComplianceJob>().WithIdentity("snapshot", Standing).Build();
        var now = TriggerBuilder.Create().WithIdentity("snapshot-now", Standing).StartNow().Build();
        var daily = TriggerBuilder.Create().WithIdentity("snapshot", Standing)
            .WithCronSchedule(CronExpression.Parse("5 0 * * *", CronFormat.Unix).WithTimeZone(PakistanTime.Zone), s => s.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(snapshot, [now, daily], ScheduleJobOptions.Replacing, ct);

        // At the start of office hours, and once when the portal starts, for a first working day on which it was down.
        var reviews = JobBuilder.Create<KeepAccessReviewsJob>().WithIdentity("access-reviews", Standing).Build();
        var atStart = TriggerBuilder.Create().WithIdentity("access-reviews-now", Standing).StartNow().Build();
        var mornings = TriggerBuilder.Create().WithIdentity("access-reviews", Standing)
            .WithCronSchedule(CronExpression.Parse("0 8 * * *", CronFormat.Unix).WithTimeZone(PakistanTime.Zone), s => s.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(reviews, [atStart, mornings], ScheduleJobOptions.Replacing, ct);

        var escalation = JobBuilder.Create<EscalateFindingsJob>().WithIdentity("escalate-findings", Standing).Build();
        var first = TriggerBuilder.Create().WithIdentity("escalate-findings-now", Standing).StartNow().Build();
        var eachMorning = TriggerBuilder.Create().WithIdentity("escalate-findings", Standing)
            .WithCronSchedule(CronExpression.Parse("15 8 * * *", CronFormat.Unix).WithTimeZone(PakistanTime.Zone), s => s.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(escalation, [first, eachMorning], ScheduleJobOptions.Replacing, ct);
    }

    private async Task FollowPlansAsync(CancellationToken ct)
    {
        var plans = await useCases.SendAsync(AuditWorker.Actor, new ListAuditPlansQuery(), ct);
        foreach (var plan in plans.Value)
        {
            // A schedule that cannot be followed must not keep the others from being.
            if (plan is { IsEnabled: true, Cron: { } cron, NextRunAt: not null }) await jobs.ScheduleAsync(plan.Id, cron, ct);
            else await jobs.UnscheduleAsync(plan.Id, ct);
        }
    }
}
