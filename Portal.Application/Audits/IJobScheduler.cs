using Portal.Domain.Audits;

namespace Portal.Application.Audits;

/// <summary>Whatever fires jobs. All times of day are Pakistan's.</summary>
public interface IJobScheduler
{
    /// <summary>When a schedule fires next; null if it is no schedule or never fires.</summary>
    /// <param name="cron">Minute, hour, day of month, month, day of week.</param>
    /// <param name="after">The moment after which.</param>
    DateTimeOffset? NextAfter(string cron, DateTimeOffset after);

    /// <summary>Follows a plan's schedule from now on; replaces what was followed before.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cron">Its schedule.</param>
    /// <param name="ct">Cancels.</param>
    Task ScheduleAsync(AuditPlanId plan, string cron, CancellationToken ct);

    /// <summary>No longer follows a plan's schedule.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ct">Cancels.</param>
    Task UnscheduleAsync(AuditPlanId plan, CancellationToken ct);

    /// <summary>Has a worker take a run up now; a second call while one works on it changes nothing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="ct">Cancels.</param>
    Task TriggerRunAsync(AuditRunId run, CancellationToken ct);
}
