using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>When a service was last found to stand as it stands, and by which policy version.</summary>
/// <param name="PolicyNumber">Number of the policy version applied.</param>
/// <param name="At">The moment, in UTC.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LastJudged(int PolicyNumber, DateTimeOffset At);

/// <summary>
/// The last audit of the whole register that ran to its end. It wrote the services that stand otherwise; every service of the register that was last written before it
/// began was found to stand as it stood, by its policy version and for the day on which it began.
/// </summary>
/// <param name="Last">What it says of them; null while there was none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WholeAudit(LastJudged? Last)
{
    public static async Task<WholeAudit> ReadAsync(IPortalDb db, CancellationToken ct)
    {
        var last = await db.AuditRuns.Where(r => r.ConfirmsRest).OrderByDescending(r => r.StartedAt).Select(r => new { r.PolicyNumber, r.StartedAt }).FirstOrDefaultAsync(ct);
        return new WholeAudit(last is { PolicyNumber: { } number, StartedAt: { } at } ? new LastJudged(number, at) : null);
    }

    /// <summary>When a service was last found so.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="summary">What was last written of it.</param>
    public LastJudged Of(ServiceState state, ComplianceSummary summary) => Of(state, new LastJudged(summary.PolicyNumber, summary.EvaluatedAt));

    /// <summary>When a service was last found so.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="written">When it was last written.</param>
    public LastJudged Of(ServiceState state, LastJudged written) =>
        Last is { } whole && written.At < whole.At && state is (ServiceState.Registered or ServiceState.Suspended) ? whole : written;
}
