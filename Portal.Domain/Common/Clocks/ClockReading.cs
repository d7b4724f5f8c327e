namespace Portal.Domain.Common.Clocks;

/// <summary>What a statutory clock shows at one moment.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Limit">How long it may run.</param>
/// <param name="Used">Days of the limit's unit that have passed, without pauses.</param>
/// <param name="Paused">Days of the limit's unit for which it stood still.</param>
/// <param name="Due">The last day in time; null while paused, when nobody can know it.</param>
/// <param name="ClosedOn">The day it was stopped; null while it is not.</param>
public sealed record ClockReading(ClockState State, ClockLimit Limit, int Used, int Paused, DateOnly? Due, DateOnly? ClosedOn)
{
    // Later than this many working days past the due date is critical.
    private const int CriticalAfter = 5;

    private const int SoonAtMost = 5;

    /// <summary>Days left; negative when over.</summary>
    public int Left => Limit.Days - Used;

    /// <summary>Whether more days passed than allowed, also after it was stopped.</summary>
    public bool IsLate => Used > Limit.Days;

    /// <summary>The part of the limit that is used, 0 to 1.</summary>
    public double Share => Limit.Days == 0 ? 1 : Math.Clamp((double)Used / Limit.Days, 0, 1);

    /// <summary>Reads a clock.</summary>
    /// <param name="marks">What happened to it, in order of time; only what followed the last start counts.</param>
    /// <param name="limit">How long it may run.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="now">The moment of reading.</param>
    /// <returns>The reading, or null when it never started.</returns>
    public static ClockReading? Of(IEnumerable<ClockMark> marks, ClockLimit limit, WorkingCalendar calendar, DateTimeOffset now)
    {
        var used = 0;
        var paused = 0;
        var since = default(DateOnly);
        ClockMove? last = null;
        foreach (var mark in marks)
        {
            var day = WorkingCalendar.DayOf(mark.At);
            if (mark.Move == ClockMove.Start) (used, paused) = (0, 0);
            else if (last is ClockMove.Start or ClockMove.Resume) used += calendar.Count(since, day, limit.Unit);
            else if (last is ClockMove.Pause) paused += calendar.Count(since, day, limit.Unit);
            else continue;
            (last, since) = (mark.Move, day);
        }

        var today = WorkingCalendar.DayOf(now);
        switch (last)
        {
            case null:
                return null;
            case ClockMove.Stop:
                return new(ClockState.Closed, limit, used, paused, null, since);
            case ClockMove.Pause:
                return new(ClockState.Paused, limit, used, paused + calendar.Count(since, today, limit.Unit), null, null);
            default:
                var due = calendar.Add(since, limit.Days - used, limit.Unit);
                used += calendar.Count(since, today, limit.Unit);
                return new(Judge(used, limit, due, today, calendar), limit, used, paused, due, null);
        }
    }

    /// <summary>Reads a clock that runs from one day without pauses until it is stopped.</summary>
    /// <param name="from">When it began.</param>
    /// <param name="closed">When it was stopped; null while it is not.</param>
    /// <param name="limit">How long it may run.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="now">The moment of reading.</param>
    public static ClockReading Between(DateTimeOffset from, DateTimeOffset? closed, ClockLimit limit, WorkingCalendar calendar, DateTimeOffset now)
    {
        ClockMark[] marks = closed is { } end ? [new(ClockMove.Start, from), new(ClockMove.Stop, end)] : [new(ClockMove.Start, from)];
        return Of(marks, limit, calendar, now)!;
    }

    private static ClockState Judge(int used, ClockLimit limit, DateOnly due, DateOnly today, WorkingCalendar calendar)
    {
        if (used > limit.Days)
            return calendar.Count(due, today, ClockUnit.WorkingDays) > CriticalAfter ? ClockState.CriticallyOverdue : ClockState.Overdue;
        return limit.Days - used <= Math.Clamp(limit.Days / 5, 1, SoonAtMost) ? ClockState.DueSoon : ClockState.OnTime;
    }
}
