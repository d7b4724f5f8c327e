using Portal.Domain.Common.Clocks;
using Xunit;

namespace Portal.Tests.Domain.Common;

public sealed class ClockReadingTests
{
    private static readonly ClockLimit TenWorkingDays = new(10, ClockUnit.WorkingDays);

    // Monday 9 November 2026 is Iqbal Day.
    private static readonly WorkingCalendar Calendar = new([new DateOnly(2026, 11, 9)]);

    [Theory]
    [InlineData(2026, 11, 2, 0, "2026-11-17", ClockState.OnTime)]
    [InlineData(2026, 11, 6, 4, "2026-11-17", ClockState.OnTime)]
    [InlineData(2026, 11, 10, 5, "2026-11-17", ClockState.OnTime)]
    [InlineData(2026, 11, 13, 8, "2026-11-17", ClockState.DueSoon)]
    [InlineData(2026, 11, 17, 10, "2026-11-17", ClockState.DueSoon)]
    [InlineData(2026, 11, 18, 11, "2026-11-17", ClockState.Overdue)]
    [InlineData(2026, 11, 24, 15, "2026-11-17", ClockState.Overdue)]
    [InlineData(2026, 11, 25, 16, "2026-11-17", ClockState.CriticallyOverdue)]
    public void Of_WhenRunningSinceMondaySecond_SkipsWeekendsAndTheHoliday(int year, int month, int day, int used, string due, ClockState state)
    {
        var reading = ClockReading.Of([new(ClockMove.Start, At(2))], TenWorkingDays, Calendar, At(year, month, day));

        Assert.Equal(used, reading!.Used);
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), reading.Due);
        Assert.Equal(state, reading.State);
        Assert.Equal(10 - used, reading.Left);
    }

    [Fact]
    public void Of_WhenPaused_StandsStillAndHasNoDueDate()
    {
        ClockMark[] marks = [new(ClockMove.Start, At(2)), new(ClockMove.Pause, At(4))];

        var reading = ClockReading.Of(marks, TenWorkingDays, Calendar, At(12));

        Assert.Equal(new ClockReading(ClockState.Paused, TenWorkingDays, 2, 5, null, null), reading);
    }

    [Fact]
    public void Of_WhenResumed_GoesOnWhereItStood()
    {
        ClockMark[] marks = [new(ClockMove.Start, At(2)), new(ClockMove.Pause, At(4)), new(ClockMove.Resume, At(12))];

        var reading = ClockReading.Of(marks, TenWorkingDays, Calendar, At(13));

        Assert.Equal(new ClockReading(ClockState.OnTime, TenWorkingDays, 3, 5, new DateOnly(2026, 11, 24), null), reading);
    }

    [Fact]
    public void Of_WhenPausedTwice_AddsBothPauses()
    {
        ClockMark[] marks =
        [
            new(ClockMove.Start, At(2)), new(ClockMove.Pause, At(3)), new(ClockMove.Resume, At(4)),
            new(ClockMove.Pause, At(5)), new(ClockMove.Resume, At(6)), new(ClockMove.Stop, At(10)),
        ];

        var reading = ClockReading.Of(marks, TenWorkingDays, Calendar, At(30));

        Assert.Equal(new ClockReading(ClockState.Closed, TenWorkingDays, 3, 2, null, new DateOnly(2026, 11, 10)), reading);
    }

    [Fact]
    public void Of_WhenStoppedLate_SaysSo()
    {
        var reading = ClockReading.Between(At(2), At(19), TenWorkingDays, Calendar, At(30));

        Assert.Equal(ClockState.Closed, reading.State);
        Assert.Equal(12, reading.Used);
        Assert.True(reading.IsLate);
    }

    [Fact]
    public void Of_WhenStartedAgain_BeginsAtNothing()
    {
        ClockMark[] marks = [new(ClockMove.Start, At(2)), new(ClockMove.Stop, At(6)), new(ClockMove.Start, At(12))];

        Assert.Equal(1, ClockReading.Of(marks, TenWorkingDays, Calendar, At(13))!.Used);
    }

    [Fact]
    public void Of_WhenNeverStarted_IsNothing() => Assert.Null(ClockReading.Of([], TenWorkingDays, Calendar, At(2)));

    [Fact]
    public void Of_WhenCalendarDays_CountsEveryDay()
    {
        var reading = ClockReading.Between(At(2), null, new ClockLimit(90, ClockUnit.CalendarDays), Calendar, At(12));

        Assert.Equal(10, reading.Used);
        Assert.Equal(new DateOnly(2027, 1, 31), reading.Due);
    }

    [Fact]
    public void DayOf_WhenLateEveningInUtc_IsTheNextDayInKarachi() =>
        Assert.Equal(new DateOnly(2026, 11, 3), WorkingCalendar.DayOf(new DateTimeOffset(2026, 11, 2, 19, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Count_WhenComparedWithADayByDayCount_Agrees()
    {
        var from = new DateOnly(2026, 10, 28);
        for (var length = 0; length < 40; length++)
        {
            var until = from.AddDays(length);
            var oneByOne = Enumerable.Range(1, length).Count(i => Calendar.IsWorkingDay(from.AddDays(i)));
            Assert.Equal(oneByOne, Calendar.Count(from, until, ClockUnit.WorkingDays));
        }
    }

    [Fact]
    public void Add_WhenCounted_IsTheInverse()
    {
        var from = new DateOnly(2026, 11, 5);
        for (var days = 0; days < 30; days++)
            Assert.Equal(days, Calendar.Count(from, Calendar.Add(from, days, ClockUnit.WorkingDays), ClockUnit.WorkingDays));
    }

    private static DateTimeOffset At(int day) => At(2026, 11, day);

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 6, 0, 0, TimeSpan.Zero);
}
