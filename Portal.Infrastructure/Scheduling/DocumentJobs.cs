using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Checks one document soon after it was uploaded.</summary>
[DisallowConcurrentExecution]
internal sealed class CheckDocumentJob(UseCaseRunner useCases) : IJob
{
    public const string Document = "document";

    // Stale when somebody removed it meanwhile, or the sweep was faster.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await useCases.SendAsync(
        DocumentChecker.Actor, new CheckDocumentCommand(DocumentId.From(Guid.Parse(context.MergedJobDataMap.GetString(Document)!))), cancellationToken);
}

/// <summary>Checks whatever waits because the job that was to check it never ran or died.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepDocumentsJob(UseCaseRunner useCases, ILogger<SweepDocumentsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var waiting = await useCases.SendAsync(DocumentChecker.Actor, new ListUncheckedDocumentsQuery(), cancellationToken);
        foreach (var id in waiting.Value)
        {
            try
            {
                await useCases.SendAsync(DocumentChecker.Actor, new CheckDocumentCommand(id), cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One that cannot be checked must not keep the others waiting; it stays closed.
                logger.LogError(failure, "Document {Document} cannot be checked", id.Code);
            }
        }
    }
}

/// <summary>Deletes contents that no document has any use for.</summary>
[DisallowConcurrentExecution]
internal sealed class TidyDocumentsJob(UseCaseRunner useCases) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await useCases.SendAsync(DocumentChecker.Actor, new TidyDocumentsCommand(), cancellationToken);
}

/// <summary>Has owners told of documents that expire.</summary>
[DisallowConcurrentExecution]
internal sealed class TellOfExpiryJob(UseCaseRunner useCases) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await useCases.SendAsync(DocumentChecker.Actor, new TellOfExpiryCommand(), cancellationToken);
}

/// <summary>Has a document checked by the scheduler.</summary>
internal sealed class QuartzDocumentChecks(ISchedulerFactory factory) : IDocumentChecks
{
    private const string Group = "documents";

    public async Task StartAsync(DocumentId id, CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        var job = JobBuilder.Create<CheckDocumentJob>().WithIdentity(id.ToString(), Group)
            .UsingJobData(CheckDocumentJob.Document, id.ToString()).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(id.ToString(), Group).StartNow().Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, ct);
    }
}

/// <summary>When the standing jobs of documents run.</summary>
internal static class DocumentSchedule
{
    private const string Standing = "standing";

    /// <summary>Sets them, or sets them anew.</summary>
    public static async Task SetAsync(IScheduler scheduler, CancellationToken ct)
    {
        await EveryAsync<SweepDocumentsJob>(scheduler, "documents-sweep", TimeSpan.FromMinutes(1), ct);
        await EveryAsync<TidyDocumentsJob>(scheduler, "documents-tidy", TimeSpan.FromHours(1), ct);
        await EveryAsync<TellOfExpiryJob>(scheduler, "documents-expiry", TimeSpan.FromHours(1), ct);
    }

    private static async Task EveryAsync<TJob>(IScheduler scheduler, string name, TimeSpan interval, CancellationToken ct)
        where TJob : IJob
    {
        var job = JobBuilder.Create<TJob>().WithIdentity(name, Standing).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(name, Standing).StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, ct);
    }
}
