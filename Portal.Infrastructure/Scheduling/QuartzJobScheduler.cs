using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>The seam to Quartz; nothing outside this folder knows of it.</summary>
/// <param name="factory">Makes the scheduler, or finds the one there is.</param>
internal sealed class QuartzJobScheduler(ISchedulerFactory factory) : IJobScheduler
{
    private const string Plans = "audit-plans";
    private const string Runs = "audit-runs";

    public DateTimeOffset? NextAfter(string cron, DateTimeOffset after) =>
        CronExpression.TryParse(cron, CronFormat.Unix, out var expression) ? expression.WithTimeZone(PakistanTime.Zone).GetNextValidTimeAfter(after) : null;

    public async Task ScheduleAsync(AuditPlanId plan, string cron, CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        var expression = CronExpression.Parse(cron, CronFormat.Unix).WithTimeZone(PakistanTime.Zone);
        var key = new TriggerKey(plan.ToString(), Plans);

        // A trigger that is there already remembers a time it missed while nothing ran.
        if (await scheduler.GetTrigger(key, ct) is ICronTrigger known && known.CronExpressionString == expression.ToString()) return;
        var job = JobBuilder.Create<StartPlannedRunJob>().WithIdentity(plan.ToString(), Plans)
            .UsingJobData(StartPlannedRunJob.Plan, plan.ToString()).StoreDurably().RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(key)
            .WithCronSchedule(expression, schedule => schedule.InTimeZone(PakistanTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, ct);
    }

    public async Task UnscheduleAsync(AuditPlanId plan, CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        await scheduler.DeleteJob(new JobKey(plan.ToString(), Plans), ct);
    }

    public async Task TriggerRunAsync(AuditRunId run, CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        var job = JobBuilder.Create<RunAuditJob>().WithIdentity(run.ToString(), Runs)
            .UsingJobData(RunAuditJob.Run, run.ToString()).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(run.ToString(), Runs).StartNow().Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, ct);
    }
}
