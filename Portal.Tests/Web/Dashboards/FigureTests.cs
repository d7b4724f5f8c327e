using Bunit;
using Portal.Application.Dashboards;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Features.Dashboards;
using Xunit;

namespace Portal.Tests.Web.Dashboards;

public sealed class FigureTests : ComponentTest
{
    private static readonly FigureLinks Open = new(true, true, null, null);

    [Fact]
    public void Links_CarryTheDashboardsFilter()
    {
        var links = Open with { Region = Region.Sindh };

        Assert.Equal("/services?state=Registered&outcome=Fail&region=Sindh&org=ISTD&alone=true", links.Services(Outcome.Fail, organisation: "ISTD"));
        Assert.Equal("/findings?open=true&age=UpTo30&region=Sindh", links.Findings(FindingAge.UpTo30));
        Assert.Null((links with { Class = DataClass.Open }).Findings());
    }

    [Fact]
    public void Links_WhereTheListWouldShowOnlyAPart_AreNone()
    {
        var closed = new FigureLinks(false, false, null, null);

        Assert.Null(closed.Services());
        Assert.Null(closed.Findings());
        Assert.Null(closed.Cases());
    }

    [Fact]
    public void KeyFigures_CompareWithThreeMonthsAgo()
    {
        var figures = Figures(new TrendPoint(new(2026, 8, 31), new(50, 0, 25, 25)), new TrendPoint(new(2026, 11, 20), new(80, 5, 5, 10)));
        var shown = Render<NationalKeyFigures>(p => p.Add(k => k.Figures, figures).Add(k => k.Links, Open));

        var rate = shown.FindAll(".kpi")[1];
        Assert.Equal("80%", rate.QuerySelector(".fig .num")!.TextContent);
        Assert.Contains("+30", rate.QuerySelector(".delta b")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("since August 2026", rate.TextContent, StringComparison.Ordinal);
        Assert.Contains("\u221220", shown.FindAll(".kpi")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void KeyFigures_WithoutAPast_SayNothingOfChange()
    {
        var shown = Render<NationalKeyFigures>(p => p.Add(k => k.Figures, Figures()).Add(k => k.Links, Open));

        Assert.Empty(shown.FindAll(".kpi")[0].QuerySelectorAll(".delta"));
    }

    private static NationalFigures Figures(params TrendPoint[] trend) => new()
    {
        At = new DateTimeOffset(2026, 11, 20, 16, 4, 0, TimeSpan.Zero),
        Policy = null,
        OpensLists = true,
        OpensCases = true,
        Registered = 100,
        Outcomes = new(80, 5, 5, 10),
        Regions = [],
        Ministries = [],
        Others = new(0, new(0, 0, 0, 0)),
        Classes = [],
        Trend = trend,
        Findings = new([new(FindingAge.UpTo7, Severity.High, 3)], [1, 3]),
        Sandbox = new(0, 0, [], [], null, [0, 0]),
        Runs = [],
    };
}
