using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance;

/// <summary>The policy version in force today, read once per scope.</summary>
/// <param name="db">The database.</param>
/// <param name="time">The clock.</param>
public sealed class CurrentPolicy(IPortalDb db, TimeProvider time)
{
    private readonly Dictionary<DateOnly, PolicyVersion?> _versions = [];

    /// <summary>Today in Pakistan.</summary>
    public DateOnly Today => time.TodayInPakistan();

    /// <summary>The version in force today; null before the first one takes effect.</summary>
    /// <param name="ct">Cancels.</param>
    public Task<PolicyVersion?> FindAsync(CancellationToken ct) => FindAsync(Today, ct);

    /// <summary>The version in force on a day; null before the first one takes effect.</summary>
    /// <param name="day">The day in Pakistan.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PolicyVersion?> FindAsync(DateOnly day, CancellationToken ct)
    {
        if (_versions.TryGetValue(day, out var known)) return known;
        return _versions[day] = await db.PolicyVersions.AsNoTracking()
            .Where(p => p.State == PolicyState.Approved && p.EffectiveFrom <= day)
            .OrderByDescending(p => p.EffectiveFrom).ThenByDescending(p => p.Number)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Applies the version in force today; null before the first one takes effect.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<ComplianceEvaluator?> EvaluatorAsync(CancellationToken ct) => await FindAsync(ct) is { } policy ? new ComplianceEvaluator(policy) : null;
}
