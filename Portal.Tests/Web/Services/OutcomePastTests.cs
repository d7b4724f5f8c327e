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
        new("EXIT-PLAN", [new(Outcome.Pass, Start, null, 1, 3)]),
        new("CFP-CLASS", [new(Outcome.Pass, Start, Start.AddDays(25), 1, 1), new(Outcome.Waived, Start.AddDays(25), Start.AddDays(75), 1, 2), new(Outcome.Fail, Start.AddDays(75), null, 3, 3)]),
    ]);

    [Theory]
    [InlineData("en", "Fail since 17 Mar 2026 (policy version 3)", "since 17 Mar 2026")]
    [InlineData("ur", "ناکام: 17 مارچ 2026 سے (پالیسی نسخہ 3)", "17 مارچ 2026 سے")]
    public void Past_DrawsEachTimeAtItsPlaceAndSaysIt(string language, string told, string since)
    {
        Speak(language);
        var shown = Render(History);
        var first = shown.FindAll(".stood > li")[0];
        Assert.Equal("/compliance/CFP-CLASS", first.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal([("f-pass", "0%", "25%"), ("f-waive", "25%", "50%"), ("f-fail", "75%", "25%")],
            first.QuerySelectorAll("rect").Select(r => (r.ClassName!, r.GetAttribute("x")!, r.GetAttribute("width")!)));
        Assert.EndsWith(told, first.QuerySelector("svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains(since, first.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, shown.FindAll("table tbody tr").Count);
    }

    [Theory]
    [InlineData("en", "policy version 3", "policy versions 1 to 3", "policy versions 1 to 2")]
    [InlineData("ur", "پالیسی نسخہ 3", "پالیسی نسخے 1 تا 3", "پالیسی نسخے 1 تا 2")]
    public void Past_NamesThePolicyVersionsOfEachTime_AndLeadsToThemWhereTheReaderMayOpenThem(string language, string one, string several, string waived)
    {
        Speak(language);
        var shown = Render(History with { MayOpenPolicies = true });
        var items = shown.FindAll(".stood > li");
        Assert.Contains(one, Words(items[0].QuerySelector("p")!), StringComparison.Ordinal);
        Assert.Contains(several, Words(items[1].QuerySelector("p")!), StringComparison.Ordinal);
        Assert.Equal(["/compliance/policies/1", "/compliance/policies/3"], items[1].QuerySelectorAll("p a").Select(a => a.GetAttribute("href")!));
        Assert.Contains($"({waived})", items[0].QuerySelectorAll("rect title")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal([one, waived], shown.FindAll("table tbody tr").Take(2).Select(r => Words(r.QuerySelector("td:last-child")!)));
        Assert.Equal(3, shown.FindAll("table tbody tr").Take(2).Sum(r => r.QuerySelectorAll("a[href^='/compliance/policies/']").Length));
        Assert.Empty(Render(History).FindAll("a[href^='/compliance/policies/']"));
    }

    [Fact]
    public void Past_ThatIsCut_DoesNotSaySinceWhenForWhatBeganBefore()
    {
        var items = Render(History with { IsCut = true }).FindAll(".stood > li");
        Assert.Contains("since 17 Mar 2026", items[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1 Jan 2026", items[1].QuerySelector("p")!.TextContent, StringComparison.Ordinal);
    }

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<OutcomePast> Render(OutcomeHistory history) => Render<OutcomePast>(p => p.Add(x => x.ServiceId, ServiceId.New()).Add(x => x.History, history));
}
