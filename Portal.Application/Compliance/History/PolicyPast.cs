using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.History;

/// <summary>
/// By which policy version an interval was found, and the last by which an evaluation found the same. Nothing of it is kept with the interval: a day has one version, an
/// audit that goes on past midnight keeps the one that it began with, and an audit of the whole register that ran to its end confirms what it did not write (docs/decisions/0020).
/// </summary>
internal sealed class PolicyPast
{
    private readonly List<DatedVersion> _versions;
    private readonly Dictionary<DateTimeOffset, int> _acrossMidnight = [];
    private readonly List<WholeRun> _wholes = [];

    private PolicyPast(List<DatedVersion> versions) => _versions = versions;

    /// <summary>Reads what there is to know about some intervals.</summary>
    /// <param name="db">The database.</param>
    /// <param name="told">The intervals, oldest first; at least one.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<PolicyPast> ReadAsync(IPortalDb db, IReadOnlyList<ComplianceInterval> told, CancellationToken ct)
    {
        var versions = await db.PolicyVersions.AsNoTracking().Where(p => p.State == PolicyState.Approved && p.EffectiveFrom != null)
            .OrderBy(p => p.EffectiveFrom).ThenBy(p => p.Number).Select(p => new DatedVersion(p.Number, p.EffectiveFrom!.Value)).ToListAsync(ct);
        var past = new PolicyPast(versions);
        if (versions.Count < 2) return past;
        await past.ReadAcrossMidnightAsync(db, [.. told.Select(i => i.Since)], ct);
        // The first of each version is the one that looked at what the version before it had found.
        past._wholes.AddRange(await db.AuditRuns.AsNoTracking()
            .Where(r => r.ConfirmsRest && r.PolicyNumber != null && r.StartedAt != null && r.EndedAt != null
                && !db.AuditRuns.Any(o => o.ConfirmsRest && o.PolicyNumber == r.PolicyNumber && o.StartedAt < r.StartedAt))
            .Select(r => new WholeRun(r.PolicyNumber!.Value, r.StartedAt!.Value, r.EndedAt!.Value)).ToListAsync(ct));
        return past;
    }

    /// <summary>The version that found an interval; 0 where there never was one.</summary>
    /// <param name="interval">The interval.</param>
    public int FoundBy(ComplianceInterval interval)
    {
        if (_acrossMidnight.TryGetValue(interval.Since, out var number)) return number;
        var day = WorkingCalendar.DayOf(interval.Since);
        var place = _versions.FindLastIndex(v => v.From <= day);
        return _versions.Count == 0 ? 0 : _versions[Math.Max(place, 0)].Number;
    }

    /// <summary>The last version by which a service is known to have stood so; the one that found it where no later one is.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="now">What the service's last evaluation says, where the interval lasts; null otherwise.</param>
    public int ConfirmedBy(ComplianceInterval interval, LastJudged? now)
    {
        var last = FoundBy(interval);
        // One that ended in the moment in which the interval did may have ended it.
        foreach (var run in _wholes.Where(r => r.StartedAt >= interval.Since && (interval.Until is null || r.EndedAt < interval.Until))) last = Later(last, run.Number);
        return interval.Until is null && now is { } judged ? Later(last, judged.PolicyNumber) : last;
    }

    /// <summary>Of two versions the one that came into force later.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    public int Later(int one, int other) => PlaceOf(other) > PlaceOf(one) ? other : one;

    private int PlaceOf(int number) => _versions.FindIndex(v => v.Number == number);

    private async Task ReadAcrossMidnightAsync(IPortalDb db, List<DateTimeOffset> moments, CancellationToken ct)
    {
        var midnights = _versions.Skip(1).Select(v => StartOf(v.From)).ToList();
        var blocks = await db.AuditRuns.AsNoTracking()
            .Where(r => r.PolicyNumber != null && midnights.Any(m => r.StartedAt < m && (r.EndedAt == null || r.EndedAt >= m)))
            .SelectMany(r => db.AuditNotes.Where(n => n.RunId == r.Id && n.Kind == AuditNoteKind.BlockDone && moments.Contains(n.At)), (r, n) => new { n.At, r.PolicyNumber })
            .ToListAsync(ct);
        // A block's services and its line in the log have the same moment.
        foreach (var block in blocks) _acrossMidnight[block.At] = block.PolicyNumber!.Value;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), PakistanTime.Zone), TimeSpan.Zero);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct DatedVersion(int Number, DateOnly From);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct WholeRun(int Number, DateTimeOffset StartedAt, DateTimeOffset EndedAt);
}
