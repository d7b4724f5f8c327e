using Microsoft.Extensions.Localization;
using Portal.Domain.Common.Clocks;
using Portal.Web.Resources;

namespace Portal.Web.Text;

/// <summary>What a statutory clock says, in the reader's words.</summary>
public sealed class ClockWords(IStringLocalizer<SharedText> texts, Dates dates)
{
    /// <summary>"3 working days left", "Due today", "2 days over", "Paused after 4 days", "Closed 2 July 2026".</summary>
    public string State(ClockReading reading) => reading switch
    {
        { State: ClockState.Closed, ClosedOn: { } day } => texts["Clock.Closed", dates.Long(day)],
        { State: ClockState.Paused } => texts["Clock.Paused"],
        { Limit.Unit: ClockUnit.WorkingDays } => dates.WorkingDays(reading.Left),
        { Left: > 0 } => texts.Count("Days.Left", reading.Left),
        { Left: 0 } => texts["WorkingDays.Today"],
        _ => texts.Count("Days.Over", -reading.Left),
    };

    /// <summary>"Due 23 November 2026", or what a closed or paused clock has to add; null where there is nothing.</summary>
    public string? Detail(ClockReading reading) => reading switch
    {
        { Due: { } due } => texts["Clock.Due", dates.Long(due)],
        { State: ClockState.Closed, IsLate: true } => texts.Count(InWorkingDays(reading) ? "WorkingDays.Over" : "Days.Over", -reading.Left),
        { Paused: > 0 } => texts.Count(InWorkingDays(reading) ? "WorkingDays.Paused" : "Days.Paused", reading.Paused),
        _ => null,
    };

    /// <summary>"9 of 10 working days"</summary>
    public string Measure(ClockReading reading) =>
        texts[InWorkingDays(reading) ? "Clock.OfWorkingDays" : "Clock.OfDays", Numbers.Count(reading.Used), Numbers.Count(reading.Limit.Days)];

    private static bool InWorkingDays(ClockReading reading) => reading.Limit.Unit == ClockUnit.WorkingDays;
}
