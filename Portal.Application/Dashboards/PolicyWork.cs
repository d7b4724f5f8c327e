using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Dashboards;

/// <summary>Policy versions that were put forward, for approvers who had no hand in them and have not approved them yet.</summary>
internal static class PolicyWork
{
    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        if (!work.Actor.May(Permissions.Compliance.ApprovePolicy)) return [];
        var me = work.Actor.Id;
        var proposed = await work.Db.PolicyVersions.AsNoTracking().Where(p => p.State == PolicyState.Proposed && p.FirstApproval != me)
            .Include(p => p.Steps.Where(s => s.Action == PolicyAction.Propose)).OrderBy(p => p.EffectiveFrom).Take(WorkContext.MostOfAKind).ToListAsync(ct);
        return proposed.Where(p => !p.IsAuthor(me)).Select(p => new WorkTask
        {
            Kind = WorkKind.ApprovePolicy,
            Area = WorkArea.Policy,
            Code = p.Code,
            Subject = PolicyVersion.NameOf(p.Number),
            Party = LocalizedText.Empty,
            Facts = [p.EffectiveFrom!.Value, p.FirstApproval is null ? 0 : 1],
            Clock = work.Clock(ProposedAt(p), Limit(p)),
            Href = $"/compliance/policies/{p.Number}",
            IsMine = false,
        });
    }

    private static DateTimeOffset? ProposedAt(PolicyVersion version) => version.Steps.Max(s => (DateTimeOffset?)s.At);

    // Nothing is approved for a day that has begun: the day before is the last.
    private static ClockLimit Limit(PolicyVersion version)
    {
        var from = WorkingCalendar.DayOf(ProposedAt(version) ?? default);
        return new ClockLimit(version.EffectiveFrom!.Value.DayNumber - 1 - from.DayNumber, ClockUnit.CalendarDays);
    }
}
