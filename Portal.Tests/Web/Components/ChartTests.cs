using Bunit;
using Portal.Domain.Organisations;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class ChartTests : ComponentTest
{
    [Fact]
    public void ShareBars_WhenShown_RateLeavesWaivedOut()
    {
        var bars = Render<ShareBars>(p => p.Add(b => b.Rows, [new ShareRow("Finance", new OutcomeCounts(41, 3, 5, 3, 9), "/services?organisation=MOF")]));

        Assert.Equal("79%", bars.Find(".r .strong").TextContent);
        Assert.Equal("of 52", bars.Find(".r .muted").TextContent);
        Assert.Equal("/services?organisation=MOF", bars.Find(".r a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public void OutcomeBar_WhenShown_PartsFillItInOrder(string language)
    {
        Speak(language);
        var bar = Render<OutcomeBar>(p => p.Add(b => b.Counts, new OutcomeCounts(1, 1, 1, 1)));

        var parts = bar.FindAll("rect:not(.gap)");
        Assert.Equal(["f-pass", "f-waive", "f-und", "f-fail"], parts.Select(r => r.ClassName!));
        Assert.Equal(["0%", "25%", "50%", "75%"], parts.Select(r => r.GetAttribute("x")!));
        Assert.All(parts, r => Assert.Equal("25%", r.GetAttribute("width")));
    }

    [Theory]
    [InlineData(79, 100, "sc4")]
    [InlineData(797, 1000, "sc5")]
    [InlineData(59, 100, "sc1")]
    [InlineData(0, 0, "none")]
    public void TileMap_WhenShown_ColourFollowsThePrintedRate(long part, long whole, string css)
    {
        var map = Render<TileMap>(p => p.Add(m => m.Tiles, [new RegionTile(Region.Punjab, part, whole, "/services")]));

        Assert.Contains(css, map.Find("a.tile").ClassList);
    }

    [Fact]
    public void TileMap_WhenEveryRegionIsShown_NoTwoShareAPlace()
    {
        var map = Render<TileMap>(p => p.Add(m => m.Tiles, [.. Enum.GetValues<Region>().Select(r => new RegionTile(r, 1, 2))]));

        var places = map.FindAll(".tile").Select(t => t.ClassList.Single(c => c == "fed" || c.StartsWith("t-", StringComparison.Ordinal))).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
    }

    [Fact]
    public void TrendChart_WhenLinesEndTogether_LabelsDoNotOverlap()
    {
        var chart = Render<TrendChart>(p => p
            .Add(c => c.Label, "Outcome").Add(c => c.Months, ["Oct", "Nov"])
            .Add(c => c.Series, [new TrendSeries("Pass", "pass", [.1, .10]), new("Undetermined", "und", [.1, .10]), new("Fail", "fail", [.1, .09])]));

        var heights = chart.FindAll("text.lbl").Select(t => double.Parse(t.GetAttribute("y")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, heights.Count);
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 14));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 1)]
    [InlineData(74, 20)]
    [InlineData(81, 50)]
    [InlineData(1200, 500)]
    public void AgeColumns_WhenTheHighestIsKnown_AxisHoldsItInRoundSteps(long highest, long step) => Assert.Equal(step, AgeColumns.Step(highest));

    [Fact]
    public void DataTable_WhenShown_NamesItsRows()
    {
        var table = Render<DataTable>(p => p.Add(t => t.Headers, ["Region", "Rate"]).Add(t => t.Rows, [["Punjab", "81%"]]));

        Assert.Equal("Punjab", table.Find("th[scope=row]").TextContent);
        Assert.Equal("81%", table.Find("td.n").TextContent);
    }
}
