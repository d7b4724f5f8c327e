using Microsoft.Extensions.Localization;
using Portal.Application.Dashboards;
using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards;

/// <summary>What a task and its clock say, in the reader's words.</summary>
public sealed class TaskWords(IStringLocalizer<DashboardsText> texts, IStringLocalizer<SecurityText> security, IStringLocalizer<ProofsText> proofs, EnumText names, ReasonText reasons, Dates dates, TimeProvider time)
{
    private const int NearDays = 60;

    // A name runs in its own direction inside the sentence.
    public static string Subject(WorkTask task) => $"\u2068{task.Subject.In(PortalCulture.Language)}\u2069";

    /// <summary>"Registration, version 2", "SBP sandbox, cohort 3" or "High: Keys held in Pakistan".</summary>
    public string Fact(WorkTask task) => task.Area switch
    {
        WorkArea.Filing => texts["Fact.Filing", task.Facts[0]],
        WorkArea.Case => texts["Fact.Case", task.Facts[0], task.Facts[1]],
        WorkArea.Alert => security["Pattern." + task.Facts[0], task.Facts[1]],
        WorkArea.RoleRequest => texts["Fact.RoleRequest", names[(Role)task.Facts[0]]],
        WorkArea.AccessReview => texts["Fact.AccessReview", Numbers.Count((int)task.Facts[0]), Numbers.Count((int)task.Facts[1])],
        WorkArea.Waiver => texts["Fact.Waiver", reasons.Title((string)task.Facts[0])],
        WorkArea.Drift => proofs[$"Drift.{task.Facts[0]}"],
        WorkArea.Policy => texts[(int)task.Facts[1] == 0 ? "Fact.Policy" : "Fact.Policy.Second", dates.Long((DateOnly)task.Facts[0])],
        WorkArea.Document => texts["Fact.Document", names[(DocumentKind)task.Facts[0]], $"\u2068{task.Facts[1]}\u2069"],
        _ => texts["Fact.Finding", names[(Severity)task.Facts[0]], reasons.Title((string)task.Facts[1])],
    };

    /// <summary>"3 working days left", or that the clock stands still.</summary>
    public string State(TaskClock clock) => clock switch
    {
        { State: ClockState.Paused } => texts["Clock.Waits"],
        { Left: 0, Reading.Due: { } due } when due < Dates.DayOf(time.GetUtcNow()) => texts["Clock.Ended"],
        _ => dates.WorkingDays(clock.Left),
    };

    /// <summary>"Due Monday 23 Nov"; with its limit once that is over.</summary>
    public string? Detail(TaskClock clock)
    {
        if (clock.Reading.Due is not { } due) return null;
        if (clock.State is not (ClockState.CriticallyOverdue or ClockState.Overdue)) return texts["Clock.Due", Day(due, clock)];
        var limit = clock.Reading.Limit;
        return texts[limit.Unit == ClockUnit.WorkingDays ? "Clock.LimitWorking" : "Clock.LimitCalendar", limit.Days, clock.Left < -NearDays ? dates.Short(due) : dates.Brief(due)];
    }

    private string Day(DateOnly due, TaskClock clock) =>
        clock.Left > NearDays ? dates.Short(due) : dates.Near(new DateTimeOffset(due.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(5)));
}
