using Bunit;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class CaseTests : ComponentTest
{
    [Fact]
    public void Stages_WhenOneIsCurrent_ItIsTheStepAndShowsItsReach()
    {
        var stages = Render<Stages>(p => p.Add(s => s.Items, [new Stage("Submitted", State: StageState.Done), new("Testing", "Day 121", StageState.Now, .67), new("Report")]));

        Assert.Equal("Testing", stages.Find("[aria-current=step] b").TextContent);
        Assert.Equal("67%", stages.Find(".reach rect").GetAttribute("width"));
        Assert.Contains("done", stages.Find("li.done b").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void KeyFigure_WhenItHasAList_TheLabelIsTheLink()
    {
        var figure = Render<KeyFigure>(p => p.Add(f => f.Label, "Open findings").Add(f => f.Value, "213").Add(f => f.Href, "/findings").Add(f => f.Trend, [3, 2, 1]));

        Assert.Equal("/findings", figure.Find(".lab a").GetAttribute("href"));
        Assert.Equal("213", figure.Find(".fig .num").TextContent);
        Assert.StartsWith("M0 2 L36 14 L72 26", figure.Find(".spark path").GetAttribute("d"), StringComparison.Ordinal);
    }

    [Fact]
    public void TaskList_WhenASectionIsBlocked_ItIsNoLink()
    {
        var list = Render<TaskList>(p => p.Add(t => t.Items, [new TaskItem("Placements", "/p", TaskState.Problems, Problems: 2), new("Submit", "/s", TaskState.Blocked)]));

        Assert.Equal("/p", Assert.Single(list.FindAll("a")).GetAttribute("href"));
        Assert.Contains("2 problems", list.Find(".o-fail").TextContent, StringComparison.Ordinal);
        Assert.Contains("Cannot start yet", list.Find(".o-na").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void TimelineItem_WhenALedgerEntryProvesIt_DotIsFilled()
    {
        var proven = Render<TimelineItem>(p => p.Add(i => i.Leaf, 7).AddChildContent("Registered"));
        var other = Render<TimelineItem>(p => p.AddChildContent("Review began"));

        Assert.Contains("on", proven.Find("li").ClassList);
        Assert.DoesNotContain("on", other.Find("li").ClassList);
    }

    [Fact]
    public void Icon_WhenItPointsAlongTheText_MirrorsAndOthersDoNot()
    {
        Assert.Contains("icon-dir", Render<Icon>(p => p.Add(i => i.Name, "chev")).Find("svg").ClassList);
        Assert.DoesNotContain("icon-dir", Render<Icon>(p => p.Add(i => i.Name, "clock")).Find("svg").ClassList);
    }

    [Fact]
    public void Icon_WhenNoneHasTheName_IsRefused() => Assert.Throws<ArgumentException>(() => IconPaths.Of("unicorn"));
}
