using Bunit;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Features.Dashboards.Outcomes;
using Xunit;

namespace Portal.Tests.Web.Dashboards;

/// <summary>The calendar by kind: what it counts, and where its figures lead.</summary>
public sealed class DueCalendarTests : ComponentTest
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateOnly Day = new(2027, 3, 5);
    private static readonly DueService Service =
        new(ServiceId.New(), "PITB-0001", new("Birth registration", "پیدائش کا اندراج"), new OwnerName("PITB", new("The board", "بورڈ"), OrganisationKind.Provincial), DueKind.Document);

    [Fact]
    public void Counts_OfOneKind_AreThoseOfThatKindAlone()
    {
        var (all, one) = (Calendar(null), Calendar(DueKind.Document));
        Assert.Equal((5, 2), (all.ByDay[Day], one.ByDay[Day]));
        Assert.Equal((6, 2), (all.CountOf(all.Month), one.CountOf(one.Month)));
        Assert.Equal(all.KindsOfMonth, one.KindsOfMonth);
        Assert.Equal([(DueKind.ExitPlan, 4), (DueKind.Document, 2)], one.KindsOfMonth);
    }

    [Fact]
    public void Calendar_WithoutAMonth_OpensWhereTheKindsNextDateIs()
    {
        Assert.Equal(new(2026, 12, 1), DueCalendar.Of(Dates, null, null, null, null).Month);
        Assert.Equal(new(2027, 3, 1), DueCalendar.Of(Dates, null, null, null, DueKind.Document).Month);
        Assert.Equal(new(2026, 11, 1), DueCalendar.Of(Dates, null, null, null, DueKind.Evidence).Month);
    }

    [Fact]
    public void Addresses_CarryTheKindAndTheOrganisation()
    {
        var calendar = Calendar(DueKind.Document);
        Assert.Equal("/dashboard/calendar?org=PITB&month=2027-04&kind=Document", calendar.OfMonth(new(2027, 4, 1)));
        Assert.Equal("/dashboard/calendar?org=PITB&month=2027-03&on=2027-03-07&kind=Document#day", calendar.OfDay(new(2027, 3, 7)));
        Assert.Equal("/dashboard/calendar.csv?org=PITB&kind=Document", calendar.Csv);
        Assert.Equal("/dashboard/calendar?kind=Waiver", DueCalendar.Address(null, DueKind.Waiver));
    }

    [Fact]
    public void Kinds_OfTheMonth_NarrowTheCalendarAndLetGoOfIt()
    {
        var open = Render<DueKinds>(p => p.Add(k => k.Calendar, Calendar(null)));
        Assert.Equal(["/dashboard/calendar?org=PITB&month=2027-03&kind=ExitPlan", "/dashboard/calendar?org=PITB&month=2027-03&kind=Document"], open.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Empty(open.FindAll("a[aria-current]"));

        var one = Render<DueKinds>(p => p.Add(k => k.Calendar, Calendar(DueKind.Document)));
        Assert.Equal("Document ends", one.Find("a[aria-current=true]").TextContent);
        Assert.Equal("/dashboard/calendar?org=PITB&month=2027-03", one.Find("p a").GetAttribute("href"));
    }

    [Fact]
    public void DayPanel_OffersItsKindsWithTheirCountsAndOpensServicesWhereTheDateStands()
    {
        var panel = Render<DueDayPanel>(p => p.Add(d => d.Calendar, Calendar(DueKind.Document)));
        Assert.Equal(["All kinds5", "Exit plan due for review3", "Document ends2"], panel.FindAll(".tabs a").Select(a => a.TextContent));
        Assert.Equal("/dashboard/calendar?org=PITB&month=2027-03&on=2027-03-05&kind=Document#day", panel.Find(".tabs a[aria-current=page]").GetAttribute("href"));
        Assert.Equal("/dashboard/calendar?org=PITB&month=2027-03&on=2027-03-05#day", panel.Find(".tabs a").GetAttribute("href"));
        Assert.Equal($"/services/{Service.Id.Value}?tab=documents", panel.Find("th a").GetAttribute("href"));
        Assert.Contains("2 dates", panel.Find("h2").TextContent, StringComparison.Ordinal);
    }

    private static DueDates Dates { get; } = new(
        Today,
        null,
        [new(new(2026, 12, 24), DueKind.Waiver, 7), new(Day, DueKind.Document, 2), new(Day, DueKind.ExitPlan, 3), new(new(2027, 3, 31), DueKind.ExitPlan, 1)],
        [Service]);

    private static DueCalendar Calendar(DueKind? kind) => DueCalendar.Of(Dates, "PITB", null, Day, kind);
}
