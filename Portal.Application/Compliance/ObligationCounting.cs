using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>How the registered services stand on one obligation.</summary>
/// <param name="Fail">Services that do not meet it.</param>
/// <param name="Undetermined">Services for which a fact is missing.</param>
/// <param name="Pass">Services that meet it.</param>
/// <param name="NotApplicable">Services it does not concern.</param>
public sealed record ObligationCounts(int Fail, int Undetermined, int Pass, int NotApplicable)
{
    /// <summary>Services it concerns.</summary>
    public int Concerned => Fail + Undetermined + Pass;
}

internal sealed class ObligationCounter
{
    private readonly IReadOnlyList<(long Fail, long Undetermined, long Pass, int Services)> _groups;

    private ObligationCounter(IReadOnlyList<(long Fail, long Undetermined, long Pass, int Services)> groups) => _groups = groups;

    /// <summary>Services with the same masks are counted by the database; there are few combinations, however many services.</summary>
    public static async Task<ObligationCounter> ReadAsync(IPortalDb db, Actor actor, CancellationToken ct)
    {
        var registered = db.Services.Visible(actor).Where(s => s.State == ServiceState.Registered);
        var groups = await registered
            .Join(db.ComplianceSummaries, s => s.Id, c => c.ServiceId, (s, c) => c)
            .GroupBy(c => new { c.FailMask, c.UndeterminedMask, c.PassMask })
            .Select(g => new { g.Key.FailMask, g.Key.UndeterminedMask, g.Key.PassMask, Services = g.Count() })
            .ToListAsync(ct);
        return new ObligationCounter([.. groups.Select(g => (g.FailMask, g.UndeterminedMask, g.PassMask, g.Services))]);
    }

    public ObligationCounts Of(Obligation obligation)
    {
        var (fail, undetermined, pass, other) = (0, 0, 0, 0);
        foreach (var group in _groups)
        {
            if ((group.Fail & obligation.Mask) != 0) fail += group.Services;
            else if ((group.Undetermined & obligation.Mask) != 0) undetermined += group.Services;
            else if ((group.Pass & obligation.Mask) != 0) pass += group.Services;
            else other += group.Services;
        }

        return new ObligationCounts(fail, undetermined, pass, other);
    }
}
