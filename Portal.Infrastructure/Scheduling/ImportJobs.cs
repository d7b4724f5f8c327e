using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Application.Imports;
using Portal.Domain.Imports;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Works on one import until it has nothing more to do. On a node that dies, another one does it; whatever the scheduler forgets is found by the sweep.</summary>
[DisallowConcurrentExecution]
internal sealed class RunImportJob(ImportWorker worker) : IJob
{
    public const string Import = "import";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await worker.RunAsync(ImportRunId.From(Guid.Parse(context.MergedJobDataMap.GetString(Import)!)), cancellationToken);
}

/// <summary>Gives every import that wants work and has fallen silent a worker.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepImportsJob(UseCaseRunner useCases, IImportJobs jobs, ILogger<SweepImportsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var silent = await useCases.SendAsync(ImportWorker.Actor, new ListSilentImportsQuery(), cancellationToken);
        foreach (var id in silent.Value)
        {
            logger.LogWarning("Import {Import} has fallen silent and is taken up again", id.Code);
            await jobs.StartAsync(id, cancellationToken);
        }
    }
}

/// <summary>Has imports worked on by the scheduler.</summary>
internal sealed class QuartzImportJobs(ISchedulerFactory factory) : IImportJobs
{
    private const string Group = "imports";

    public async Task StartAsync(ImportRunId id, CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        var job = JobBuilder.Create<RunImportJob>().WithIdentity(id.ToString(), Group).UsingJobData(RunImportJob.Import, id.ToString()).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(id.ToString(), Group).StartNow().Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, ct);
    }
}

/// <summary>When the standing job of imports runs.</summary>
internal static class ImportSchedule
{
    private const string Standing = "standing";
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    /// <summary>Sets it, or sets it anew.</summary>
    public static async Task SetAsync(IScheduler scheduler, CancellationToken ct)
    {
        var sweep = JobBuilder.Create<SweepImportsJob>().WithIdentity("imports-sweep", Standing).Build();
        var often = TriggerBuilder.Create().WithIdentity("imports-sweep", Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(SweepEvery).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(sweep, [often], ScheduleJobOptions.Replacing, ct);
    }
}
