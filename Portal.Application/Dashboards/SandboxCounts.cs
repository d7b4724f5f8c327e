using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Dashboards;

/// <summary>The sandbox, counted by where applications stand and by what was ever done to them.</summary>
internal static class SandboxCounts
{
    // Each step of the funnel and the action that marks that an application came so far.
    private static readonly SandboxAction[] Way =
        [SandboxAction.Submit, SandboxAction.ConfirmComplete, SandboxAction.Evaluate, SandboxAction.ApproveInPrinciple, SandboxAction.StartTest, SandboxAction.Exit];

    public static async Task<SandboxFigures> ReadAsync(IPortalDb db, DateOnly today, CancellationToken ct)
    {
        var filed = db.SandboxApplications.AsNoTracking().IgnoreAutoIncludes().Where(a => a.SubmittedAt != null);
        var states = await filed.GroupBy(a => new { a.State, a.ExitKind })
            .Select(g => new { g.Key.State, g.Key.ExitKind, Count = g.Count(), First = g.Min(a => a.SubmittedAt) })
            .ToListAsync(ct);
        var reached = await filed
            .SelectMany(a => EF.Property<IEnumerable<SandboxStep>>(a, "_steps"), (a, s) => new { a.Id, s.Action })
            .Distinct()
            .GroupBy(s => s.Action)
            .Select(g => new { Action = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Action, g => g.Count, ct);
        return new SandboxFigures(
            states.Where(s => SandboxLifecycle.PhaseOf(s.State) == SandboxPhase.Testing).Sum(s => s.Count),
            states.Where(s => s.State == SandboxState.ExtensionRequested).Sum(s => s.Count),
            [.. Way.Select(a => new FunnelFigures(a, reached.GetValueOrDefault(a)))],
            [.. states.Where(s => s.ExitKind is not null).GroupBy(s => s.ExitKind!.Value).OrderBy(g => g.Key).Select(g => new ExitFigures(g.Key, g.Sum(s => s.Count)))],
            states.Min(s => s.First),
            await TrendAsync(filed, today, ct));
    }

    // A test runs from its start to its end or to the revocation of what allowed it.
    private static async Task<IReadOnlyList<int>> TrendAsync(IQueryable<SandboxApplication> filed, DateOnly today, CancellationToken ct)
    {
        var moves = await filed.Where(a => a.TestEndsOn != null)
            .SelectMany(a => EF.Property<IEnumerable<SandboxStep>>(a, "_steps"))
            .Where(s => s.Action == SandboxAction.StartTest || s.Action == SandboxAction.EndTest || s.Action == SandboxAction.Revoke)
            .GroupBy(s => new { Starts = s.Action == SandboxAction.StartTest, s.At.Year, s.At.Month })
            .Select(g => new { g.Key.Starts, g.Key.Year, g.Key.Month, Count = g.Count() })
            .ToListAsync(ct);
        var first = RegisterTrend.FirstMonth(today);
        return
        [
            .. Enumerable.Range(0, RegisterTrend.Months).Select(i => first.AddMonths(i)).Select(month => moves
                .Where(m => new DateOnly(m.Year, m.Month, 1) <= month)
                .Sum(m => m.Starts ? m.Count : -m.Count)),
        ];
    }
}
