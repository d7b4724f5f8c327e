using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Compliance.Policies;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Works one what-if out. Killed at any moment it has written nothing; the scheduler's recovery or the keeper's next round begins it again.</summary>
[DisallowConcurrentExecution]
internal sealed class RunWhatIfJob(UseCaseRunner useCases, WhatIfFeed feed, ILogger<RunWhatIfJob> logger) : IJob
{
    public const string WhatIf = "what-if";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var id = PolicyWhatIfId.From(Guid.Parse(context.MergedJobDataMap.GetString(WhatIf)!));
        try
        {
            var begun = await useCases.SendAsync(PolicyKeeper.Actor, new BeginWhatIfCommand(id), cancellationToken);
            feed.Publish(id);
            if (begun.Error is not null) return;
            var done = await useCases.SendAsync(PolicyKeeper.Actor, new RunWhatIfCommand(id, begun.Value), cancellationToken);
            if (done.Error is { } refusal) logger.LogInformation("What-if {WhatIf} is left by attempt {Attempt}: {Reason}", id, begun.Value, refusal.Code);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "What-if {WhatIf} failed and is left to the keeper", id);
        }

        feed.Publish(id);
    }
}

/// <summary>Puts versions in force whose day has come, and gives every what-if that has fallen silent a worker.</summary>
[DisallowConcurrentExecution]
internal sealed class KeepPoliciesJob(UseCaseRunner useCases, IPolicyJobs jobs, ILogger<KeepPoliciesJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var enacted = await useCases.SendAsync(PolicyKeeper.Actor, new EnactPoliciesCommand(), cancellationToken);
        if (enacted.Error is { } refusal) logger.LogWarning("Policy versions could not be put in force and are tried again: {Reason}", refusal.Code);
        var silent = await useCases.SendAsync(PolicyKeeper.Actor, new ListSilentWhatIfsQuery(), cancellationToken);
        foreach (var id in silent.Value)
        {
            logger.LogWarning("What-if {WhatIf} has fallen silent and is taken up again", id);
            await jobs.StartAsync(id, cancellationToken);
        }
    }
}

/// <summary>Has what-ifs worked on by the scheduler.</summary>
internal sealed class QuartzPolicyJobs(ISchedulerFactory factory) : IPolicyJobs
{
    private const string Group = "what-ifs";

    public async Task StartAsync(PolicyWhatIfId id, CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        var job = JobBuilder.Create<RunWhatIfJob>().WithIdentity(id.ToString(), Group).UsingJobData(RunWhatIfJob.WhatIf, id.ToString()).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(id.ToString(), Group).StartNow().Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, ct);
    }
}

/// <summary>When the standing job of policy versions runs.</summary>
internal static class PolicySchedule
{
    private const string Standing = "standing";

    // One question to a small table. So a version is in force within this after midnight in Pakistan, and at once after a start that missed it.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Sets it, or sets it anew.</summary>
    public static async Task SetAsync(IScheduler scheduler, CancellationToken ct)
    {
        var keep = JobBuilder.Create<KeepPoliciesJob>().WithIdentity("policies", Standing).Build();
        var often = TriggerBuilder.Create().WithIdentity("policies", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(keep, [often], ScheduleJobOptions.Replacing, ct);
    }
}
