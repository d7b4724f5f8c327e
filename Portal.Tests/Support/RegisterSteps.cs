using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;
using Portal.Domain.Services;
using Portal.Infrastructure.Setup;
using Xunit;

namespace Portal.Tests.Support;

/// <summary>Compares the register's read table with what it is derived from.</summary>
internal static class RegisterSteps
{
    /// <summary>Entries that do not say what they should, as they should be.</summary>
    public static async Task<IReadOnlyList<RegisterEntry>> DriftAsync(this TestPortal portal)
    {
        IReadOnlyList<RegisterEntry> drift = [];
        await portal.InScopeAsync(async scope => drift = await scope.GetRequiredService<RegisterRebuild>().DriftAsync(CancellationToken.None));
        Assert.Empty(await portal.TallyDriftAsync());
        Assert.Empty(await portal.HistoryDriftAsync());
        Assert.Empty(await portal.SheetDriftAsync());
        return drift;
    }

    /// <summary>Services whose relations are kept otherwise than the services say.</summary>
    public static async Task<IReadOnlyList<ServiceId>> RelationDriftAsync(this TestPortal portal)
    {
        IReadOnlyList<ServiceId> drift = [];
        await portal.InScopeAsync(async scope => drift = await scope.GetRequiredService<RelationRebuild>().DriftAsync(CancellationToken.None));
        return drift;
    }

    /// <summary>Services of which other facts are kept than they say, or none though they were evaluated.</summary>
    public static async Task<IReadOnlyList<ServiceId>> SheetDriftAsync(this TestPortal portal)
    {
        IReadOnlyList<ServiceId> drift = [];
        await portal.InScopeAsync(async scope => drift = await scope.GetRequiredService<SheetRebuild>().DriftAsync(CancellationToken.None));
        return drift;
    }

    /// <summary>Kinds of entries of which the tallies count another number than there is.</summary>
    public static Task<IReadOnlyList<string>> TallyDriftAsync(this TestPortal portal) => portal.InDbAsync<IReadOnlyList<string>>(async db =>
    {
        var (kept, counted) = (await RegisterCube.ReadAsync(db, default), await RegisterCube.CountAsync(db.Register, default));
        return [.. kept.Groups.Select(Said).Except(counted.Groups.Select(Said)).Select(s => "kept: " + s), .. counted.Groups.Select(Said).Except(kept.Groups.Select(Said)).Select(s => "there: " + s)];
    });

    /// <summary>Services whose history does not lead to how they stand, has gaps or overlaps, or says otherwise since when they fail.</summary>
    public static Task<IReadOnlyList<string>> HistoryDriftAsync(this TestPortal portal) => portal.InDbAsync<IReadOnlyList<string>>(async db =>
    {
        var entries = await db.Register.AsNoTracking().ToListAsync();
        var intervals = (await db.ComplianceIntervals.AsNoTracking().ToListAsync()).ToLookup(i => i.ServiceId);
        var failures = (await db.ObligationFailures.AsNoTracking().ToListAsync()).ToLookup(f => f.ServiceId);
        return [.. entries.Where(e => !Leads([.. intervals[e.Id].OrderBy(i => i.Since)], [.. failures[e.Id].OrderBy(f => f.Bit)], e)).Select(e => $"{e.Code} {e.State}")];
    });

    private static bool Leads(List<ComplianceInterval> past, List<ObligationFailure> failures, RegisterEntry entry)
    {
        var stands = entry.State is ServiceState.Registered or ServiceState.Suspended && entry.OutcomeRank != RegisterEntry.NotEvaluated;
        if (past.Exists(i => i.Until is { } until && until <= i.Since)) return false;
        for (var i = 1; i < past.Count; i++)
        {
            if (past[i - 1].Until is not { } until || until > past[i].Since) return false;
        }

        var last = past.LastOrDefault(i => i.Until is null);
        if (!stands) return last is null && failures.Count == 0;
        if (last is null || (last.OutcomeRank, last.FailMask, last.UndeterminedMask, last.PassMask, last.WaivedMask) != (entry.OutcomeRank, entry.FailMask, entry.UndeterminedMask, entry.PassMask, entry.WaivedMask)) return false;
        var failing = Enumerable.Range(0, 63).Where(b => (entry.FailMask >> b & 1) == 1).Select(b => (short)b);
        return failing.Select(b => new ObligationFailure(entry.Id, b, SinceOf(past, b))).SequenceEqual(failures);
    }

    // The first moment of the unbroken row of intervals up to now in which an obligation fails.
    private static DateTimeOffset SinceOf(List<ComplianceInterval> past, short bit)
    {
        var since = past[^1].Since;
        for (var i = past.Count - 1; i >= 0 && (past[i].FailMask >> bit & 1) == 1 && (i == past.Count - 1 || past[i].Until == since); i--) since = past[i].Since;
        return since;
    }

    private static string Said(RegisterGroup g) =>
        $"{g.OrganisationId} {g.IsFiled} {g.Region} {g.State} {g.ClassRank} {g.OutcomeRank} {g.Countries} {g.Kinds} {g.FailMask} {g.UndeterminedMask} {g.PassMask} {g.WaivedMask}: {g.Count}";
}
