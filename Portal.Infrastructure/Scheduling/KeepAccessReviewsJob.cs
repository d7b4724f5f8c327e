using Microsoft.Extensions.Logging;
using Portal.Application.Access.Reviews;
using Portal.Application.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Opens the quarter's reviews of access and tells of those overdue; on most days there is nothing to do.</summary>
[DisallowConcurrentExecution]
internal sealed class KeepAccessReviewsJob(UseCaseRunner useCases, ILogger<KeepAccessReviewsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var opened = await useCases.SendAsync(ReviewKeeper.Actor, new KeepAccessReviewsCommand(), cancellationToken);
        if (opened.Error is { } refusal) logger.LogWarning("Reviews of access are left to the next firing: {Reason}", refusal.Code);
        else if (opened.Value > 0) logger.LogInformation("Opened {Count} reviews of access", opened.Value);
    }
}
