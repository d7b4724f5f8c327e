using Portal.Application.Calendar;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Dashboards;

/// <summary>Whose work is looked for, and when.</summary>
internal sealed record WorkContext(IPortalDb Db, Actor Actor, WorkingCalendar Calendar, DateTimeOffset Now)
{
    // A person who has more of one kind waiting than this needs help, not a longer page.
    public const int MostOfAKind = 500;

    public DateOnly Today => WorkingCalendar.DayOf(Now);

    public static async Task<WorkContext> OfAsync(IPortalDb db, Actor actor, TimeProvider time, CancellationToken ct) =>
        new(db, actor, await db.CalendarAsync(ct), time.GetUtcNow());

    /// <summary>Everything that waits for the actor, most urgent first.</summary>
    public async Task<IReadOnlyList<WorkTask>> TasksAsync(CancellationToken ct)
    {
        List<WorkTask> tasks =
        [
            .. await FilingWork.TasksAsync(this, ct), .. await CaseWork.TasksAsync(this, ct), .. await FindingWork.TasksAsync(this, ct), .. await AlertWork.TasksAsync(this, ct),
            .. await AccessWork.TasksAsync(this, ct), .. await DocumentWork.TasksAsync(this, ct), .. await WaiverWork.TasksAsync(this, ct), .. await DriftWork.TasksAsync(this, ct),
            .. await PolicyWork.TasksAsync(this, ct),
        ];
        return [.. tasks.OrderBy(t => t.Urgency).ThenBy(t => t.Clock?.Reading.Due ?? DateOnly.MaxValue).ThenBy(t => t.Code, StringComparer.Ordinal)];
    }

    public TaskClock? Clock(ClockReading? reading) => TaskClock.Of(reading, Calendar, Today);

    public TaskClock? Clock(DateTimeOffset? from, ClockLimit limit) =>
        from is { } start ? Clock(ClockReading.Between(start, null, limit, Calendar, Now)) : null;

    public int WorkingDaysSince(DateTimeOffset from) => Calendar.Count(WorkingCalendar.DayOf(from), Today, ClockUnit.WorkingDays);
}
