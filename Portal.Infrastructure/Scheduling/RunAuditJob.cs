using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>
/// Works on one run, block by block, until it ends. Killed at any moment, it goes on behind the last block written: by
/// Quartz's recovery, or by the sweep.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class RunAuditJob(UseCaseRunner useCases, AuditFeed feed, TimeProvider clock, ILogger<RunAuditJob> logger) : IJob
{
    public const string Run = "run";

    // Together long enough for a database to restart.
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.2, 1, 3, 8, 20 }.Select(TimeSpan.FromSeconds)];

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var run = AuditRunId.From(Guid.Parse(context.MergedJobDataMap.GetString(Run)!));
        var begun = await TryAsync(() => useCases.SendAsync(AuditWorker.Actor, new BeginAuditRunCommand(run), cancellationToken), run, cancellationToken);
        if (begun is null) return;
        feed.Publish(run);
        if (begun.Error is null) await WorkAsync(run, begun.Value, cancellationToken);
        else if (begun.Error == AuditErrors.NoPolicy) await FailAsync(run, AuditFailure.NoPolicy, cancellationToken);
        else logger.LogInformation("Audit run {Run} needs no worker: {Reason}", run, begun.Error.Code);
        feed.Publish(run);
    }

    private async Task WorkAsync(AuditRunId run, int attempt, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var block = await TryAsync(() => useCases.SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, attempt), ct), run, ct);
            if (block is null) return;
            feed.Publish(run);
            if (block.Error is { } refusal)
            {
                logger.LogInformation("Audit run {Run} is left by attempt {Attempt}: {Reason}", run, attempt, refusal.Code);
                return;
            }

            if (!AuditRunLifecycle.IsOpen(block.Value)) return;
        }
    }

    // Somebody else's change in between or a fault that may pass is tried again; null when the run was given up.
    private async Task<Result<T>?> TryAsync<T>(Func<Task<Result<T>>> step, AuditRunId run, CancellationToken ct)
    {
        for (var tried = 0; ; tried++)
        {
            AuditFailure failure;
            try
            {
                var result = await step();
                if (result.Error != Error.Stale) return result;
                failure = AuditFailure.Unexpected;
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                logger.LogWarning(fault, "A step of audit run {Run} failed, try {Try}", run, tried + 1);
                failure = fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException } ? AuditFailure.Database : AuditFailure.Unexpected;
            }

            if (tried == Pauses.Length)
            {
                await FailAsync(run, failure, ct);
                return null;
            }

            await Task.Delay(Pauses[tried], clock, ct);
        }
    }

    private async Task FailAsync(AuditRunId run, AuditFailure failure, CancellationToken ct)
    {
        logger.LogError("Audit run {Run} failed: {Failure}", run, failure);
        await useCases.SendAsync(AuditWorker.Actor, new FailAuditRunCommand(run, failure), ct);
        feed.Publish(run);
    }
}
