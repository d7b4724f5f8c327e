using Microsoft.Extensions.Logging;
using Portal.Application.Audits;
using Portal.Application.Common;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Has people told of findings past their day; told once a week, however often it fires.</summary>
[DisallowConcurrentExecution]
internal sealed class EscalateFindingsJob(UseCaseRunner useCases, ILogger<EscalateFindingsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var told = await useCases.SendAsync(AuditWorker.Actor, new EscalateFindingsCommand(), cancellationToken);
        if (told.Error is { } refusal) logger.LogWarning("Findings past their day are left to the next firing: {Reason}", refusal.Code);
        else if (told.Value > 0) logger.LogInformation("Told {Count} people of findings past their day", told.Value);
    }
}
