namespace Portal.Domain.Common.Clocks;

/// <summary>What a clock counts.</summary>
public enum ClockUnit
{
    /// <summary>Days that are neither weekend nor gazetted holiday.</summary>
    WorkingDays,

    /// <summary>Every day.</summary>
    CalendarDays,
}

/// <summary>How a clock stands, from the worst to the settled; lists sort by it.</summary>
public enum ClockState
{
    /// <summary>More than five working days past its due date.</summary>
    CriticallyOverdue,

    /// <summary>Past its due date.</summary>
    Overdue,

    /// <summary>Due within the last fifth of its limit, at most five days.</summary>
    DueSoon,

    /// <summary>Running with time in hand.</summary>
    OnTime,

    /// <summary>Stands still until it is resumed.</summary>
    Paused,

    /// <summary>Stopped: what it waited for has happened.</summary>
    Closed,
}

/// <summary>What can happen to a clock.</summary>
public enum ClockMove
{
    /// <summary>It begins to run; a clock started again begins at nothing.</summary>
    Start,

    /// <summary>It stands still.</summary>
    Pause,

    /// <summary>It goes on where it stood.</summary>
    Resume,

    /// <summary>What it waited for has happened.</summary>
    Stop,
}

/// <summary>One line of a clock's own ledger.</summary>
/// <param name="Move">What happened to the clock.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ClockMark(ClockMove Move, DateTimeOffset At);

/// <summary>How long something may take.</summary>
/// <param name="Days">Days allowed; the day of the start does not count.</param>
/// <param name="Unit">Which days count.</param>
public sealed record ClockLimit(int Days, ClockUnit Unit);
