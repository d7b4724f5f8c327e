using Bunit;
using Portal.Application.Compliance.History;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Features.Services;
using Xunit;

namespace Portal.Tests.Web.Services;

public sealed class OutcomePastTests : ComponentTest
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly OutcomeHistory History = new(Start, Start.AddDays(100), IsCut: false,
    [
        new("EXIT-PLAN", [new(Outcome.Pass, Start, null)]),
        new("CFP-CLASS", [new(Outcome.Pass, Start, Start.AddDays(25)), new(Outcome.Waived, Start.AddDays(25), Start.AddDays(75)), new(Outcome.Fail, Start.AddDays(75), null)]),
    ]);

    [Theory]
    [InlineData("en", "Fail since 17 Mar 2026", "since 17 Mar 2026")]
    [InlineData("ur", "ناکام: 17 مارچ 2026 سے", "17 مارچ 2026 سے")]
    public void Past_DrawsEachTimeAtItsPlaceAndSaysIt(string language, string told, string since)
    {
        Speak(language);
        var shown = Render(History);
        var first = shown.FindAll(".past > li")[0];
        Assert.Equal("/compliance/CFP-CLASS", first.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal([("f-pass", "0%", "25%"), ("f-waive", "25%", "50%"), ("f-fail", "75%", "25%")],
            first.QuerySelectorAll("rect").Select(r => (r.ClassName!, r.GetAttribute("x")!, r.GetAttribute("width")!)));
        Assert.EndsWith(told, first.QuerySelector("svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains(since, first.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, shown.FindAll("table tbody tr").Count);
    }

    [Fact]
    public void Past_ThatIsCut_DoesNotSaySinceWhenForWhatBeganBefore()
    {
        var items = Render(History with { IsCut = true }).FindAll(".past > li");
        Assert.Contains("since 17 Mar 2026", items[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1 Jan 2026", items[1].QuerySelector("p")!.TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<OutcomePast> Render(OutcomeHistory history) => Render<OutcomePast>(p => p.Add(x => x.ServiceId, ServiceId.New()).Add(x => x.History, history));
}
