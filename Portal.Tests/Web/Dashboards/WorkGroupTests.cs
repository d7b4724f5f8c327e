using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Dashboards;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance;
using Portal.Tests.Support;
using Portal.Web.Features.Dashboards;
using Xunit;

namespace Portal.Tests.Web.Dashboards;

public sealed class WorkGroupTests : ComponentTest
{
    private static readonly DateOnly Due = new(2026, 11, 17);

    public WorkGroupTests() => Services.AddSingleton<TaskWords>();

    [Fact]
    public void Task_WhenOverdue_SaysByHowMuchAndWhatTheLimitWas()
    {
        var task = Filing(new TaskClock(ClockState.Overdue, new ClockReading(ClockState.Overdue, new ClockLimit(15, ClockUnit.WorkingDays), 18, 0, Due, null), -3));
        var row = Group(task).Find("li");

        Assert.Contains("3 working days over", row.QuerySelector(".clock.over b")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Limit 15 working days, due 17 Nov", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Registration, version 2", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("/services/1", row.QuerySelector("h3 a")!.GetAttribute("href"));
    }

    [Fact]
    public void Task_WithoutAClock_SaysSo() => Assert.Equal("No time limit runs", Group(Filing(null)).Find(".clock").TextContent);

    [Fact]
    public void Task_AboutAFinding_NamesSeverityAndObligation()
    {
        var row = Group(Filing(null) with { Kind = WorkKind.RemedyFinding, Area = WorkArea.Finding, Facts = [Severity.High, "KEY-PK"] }).Find("li");

        Assert.Contains("High severity: ", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Remedy: ", row.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Button_OfTheFirstTaskOnly_IsPrimary()
    {
        var (first, second) = (Filing(null), Filing(null) with { Code = "SHCC-0012", Href = "/services/2" });
        var group = Render<WorkGroup>(p => p.Add(g => g.Title, "Overdue").Add(g => g.Icon, "clock").Add(g => g.Tone, "fail").Add(g => g.Tasks, [first, second]).Add(g => g.First, first));

        Assert.Equal("/services/1", Assert.Single(group.FindAll(".btn.primary")).GetAttribute("href"));
    }

    private IRenderedComponent<WorkGroup> Group(WorkTask task) =>
        Render<WorkGroup>(p => p.Add(g => g.Title, "Overdue").Add(g => g.Icon, "clock").Add(g => g.Tone, "fail").Add(g => g.Tasks, [task]));

    private static WorkTask Filing(TaskClock? clock) => new()
    {
        Kind = WorkKind.ReviewFiling,
        Area = WorkArea.Filing,
        Code = "SHCC-0011",
        Subject = new LocalizedText("Health Facility Licensing", "صحت مراکز کا لائسنس"),
        Party = new LocalizedText("Sindh Healthcare Commission", "سندھ ہیلتھ کیئر کمیشن"),
        Facts = [2],
        Clock = clock,
        Href = "/services/1",
        IsMine = false,
    };
}
