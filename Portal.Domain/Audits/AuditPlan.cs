using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Domain.Audits;

/// <summary>What is audited, and when.</summary>
public sealed class AuditPlan : AggregateRoot
{
    /// <summary>The most characters of a schedule.</summary>
    public const int CronMaxLength = 60;

    private AuditPlan()
    {
    }

    /// <summary>Its identifier.</summary>
    public AuditPlanId Id { get; private set; }

    /// <summary>Its name.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>What is audited.</summary>
    public AuditScope Scope { get; private set; } = AuditScope.Everything;

    /// <summary>When, as minute, hour, day of month, month and day of week in Pakistan's time; null for on demand only.</summary>
    public string? Cron { get; private set; }

    /// <summary>Whether the schedule is followed.</summary>
    public bool IsEnabled { get; private set; }

    /// <summary>Who made it.</summary>
    public PersonId CreatedBy { get; private set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A new plan.</summary>
    /// <param name="id">Made by the caller, so that a second click makes nothing twice.</param>
    /// <param name="name">Its name.</param>
    /// <param name="scope">What is audited.</param>
    /// <param name="cron">When; null for on demand only.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="now">The moment.</param>
    public static AuditPlan Create(AuditPlanId id, LocalizedText name, AuditScope scope, string? cron, Actor by, DateTimeOffset now)
    {
        var plan = new AuditPlan { Id = id, Name = name, Scope = scope, Cron = cron, IsEnabled = true, CreatedBy = by.Id, CreatedAt = now };
        plan.Note("planned", by, now);
        return plan;
    }

    /// <summary>Stops following the schedule, or follows it again.</summary>
    /// <param name="enabled">Whether it is followed from now on.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">The moment.</param>
    public void Enable(bool enabled, Actor by, DateTimeOffset now)
    {
        if (IsEnabled == enabled) return;
        IsEnabled = enabled;
        Note(enabled ? "plan-resumed" : "plan-paused", by, now);
    }

    private void Note(string verb, Actor by, DateTimeOffset now) =>
        Raise(new AuditPlanChanged(Id, verb, new { Name, Scope, Cron, IsEnabled }, Version, by, now));
}
