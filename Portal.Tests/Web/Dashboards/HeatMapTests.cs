using Bunit;
using Portal.Application.Dashboards;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Tests.Support;
using Portal.Web.Features.Dashboards.Outcomes;
using Xunit;

namespace Portal.Tests.Web.Dashboards;

public sealed class HeatMapTests : ComponentTest
{
    [Theory]
    [InlineData(4, 0, 0, 0, "sc5", "ok", "100%")]
    [InlineData(9, 0, 0, 1, "sc4", "fail", "90%")]
    [InlineData(3, 0, 1, 0, "sc3", "und", "75%")]
    [InlineData(1, 1, 0, 0, "sc2", "waive", "50%")]
    [InlineData(0, 0, 1, 1, "sc1", "fail", "0%")]
    [InlineData(0, 0, 0, 0, "none", "na", "–")]
    public void Cell_SaysTheSameByColourIconAndFigure(int pass, int waived, int undetermined, int fail, string css, string icon, string figure)
    {
        var cell = new HeatCell(new OutcomeTally(pass, waived, undetermined, fail), "Says", null);
        Assert.Equal((css, icon, figure), (cell.Css, cell.Icon, cell.Figure));
    }

    [Fact]
    public void Map_IsATableWhoseCellsSayAndOpenWhatTheyCount()
    {
        var map = Render<HeatMap>(p => p.Add(m => m.Label, "Obligations").Add(m => m.Corner, "Obligation")
            .Add(m => m.Columns, [new HeatColumn("PITB", "The board", "/dashboard/organisations/PITB")])
            .Add(m => m.Rows, [new HeatRow("Keys", "/dashboard/obligations/KEY-PK", [new HeatCell(new(1, 0, 0, 1), "PITB, KEY-PK: 1 of 2 do not meet it", "/services?x")])]));
        Assert.Equal(["col", "col"], map.FindAll("thead th").Select(h => h.GetAttribute("scope")));
        Assert.Equal("row", map.Find("tbody th").GetAttribute("scope"));
        var cell = map.Find("td.sc2 a");
        Assert.Equal(("/services?x", "PITB, KEY-PK: 1 of 2 do not meet it"), (cell.GetAttribute("href"), cell.GetAttribute("aria-label")));
    }

    [Fact]
    public void Links_OfAReaderOfOneOrganisation_OpenItsListsAlone()
    {
        var figures = Figures(readsAcross: false, "PITB", "NITB");
        var links = new OutcomeLinks(figures, "", null, "");
        Assert.Null(links.Services());
        Assert.Null(links.Services(owner: "NITB"));
        Assert.Equal("/services?state=Registered&outcome=Fail&org=PITB&alone=true&obligation=KEY-PK", links.Services(Outcome.Fail, "PITB", obligation: "KEY-PK"));
        Assert.Equal("/services?state=Registered&org=PITB&alone=true", new OutcomeLinks(Figures(readsAcross: false, "PITB"), "", null, "").Services());
    }

    [Fact]
    public void Links_CarryTheDashboardsPart() => Assert.Equal(
        "/services?state=Registered&outcome=Fail&region=Sindh&obligation=KEY-PK",
        new OutcomeLinks(Figures(readsAcross: true, "PITB", "NITB"), "", Region.Sindh, "KEY-PK").Services(Outcome.Fail));

    [Fact]
    public void Movers_NameWhoFellAndByHowMuch()
    {
        var panel = Render<MoversPanel>(p => p.Add(m => m.Figures, Figures(readsAcross: true, "PITB", "NITB")).Add(m => m.Days, 30).Add(m => m.Path, "/dashboard/outcomes"));
        Assert.Equal(2, panel.FindAll("tbody tr").Count);
        Assert.Contains("−50", panel.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal(["/dashboard/outcomes?days=30", "/dashboard/outcomes?days=90"], panel.FindAll("header a").Select(a => a.GetAttribute("href")));
    }

    private static OutcomeFigures Figures(bool readsAcross, params string[] owners) => new()
    {
        At = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero),
        Organisation = null,
        Above = null,
        ReadsAcross = readsAcross,
        OwnCode = "PITB",
        Outcomes = new(1, 0, 0, 1),
        Trend = [],
        MonthAgo = null,
        Owners = [.. owners.Select(o => new OwnerFigures(new(o, new(o, o), OrganisationKind.Provincial), new(1, 0, 0, 1), new(2, 0, 0, 0), null, []))],
        Regions = [],
        Classes = [],
        Obligations = [],
        Ages = [],
        CountedOn = null,
    };
}
