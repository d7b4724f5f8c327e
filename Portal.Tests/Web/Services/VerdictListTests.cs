using Bunit;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Features.Services;
using Xunit;

namespace Portal.Tests.Web.Services;

public sealed class VerdictListTests : ComponentTest
{
    private static readonly ServiceId Service = ServiceId.New();
    private static readonly ObligationResult Failing = new("CFP-CLASS", Verdict.Fail("KindNotAllowed", Fact.Of(PlacementRole.Backup), Fact.Of(PlacementKind.PublicCloud), Fact.Of(DataClass.Confidential)));
    private static readonly AppliedWaiver Waiver = new(WaiverId.New(), "WVR-2026-0007", new DateOnly(2027, 3, 1));

    [Theory]
    [InlineData("en", "Waived", "Fail")]
    [InlineData("ur", "مستثنیٰ", "ناکام")]
    public void List_OfAWaivedFailure_SaysSoAndNeverPass(string language, string waived, string failed)
    {
        Speak(language);
        var list = Render<VerdictList>(p => p.Add(l => l.Results, [Failing with { Waiver = Waiver }, Failing]));
        Assert.Equal([waived, failed], list.FindAll(".out").Select(o => o.TextContent));
        Assert.Empty(list.FindAll(".o-pass"));
        Assert.Equal($"/compliance/waivers/{Waiver.Id}", list.Find("p.small a").GetAttribute("href"));
        // What is wrong and how it is mended stands there all the same.
        Assert.Equal(2, list.FindAll(".why").Count);
    }

    [Fact]
    public void List_ForWhoeverMayAsk_OffersItBesideWhatFailsAndCanBeWaived()
    {
        var unwaivable = new ObligationResult("PDPB-CRIT", Verdict.Fail("Abroad", Fact.Of(PlacementRole.Backup), Fact.Country("SG")));
        ObligationResult[] results = [Failing, unwaivable, Failing with { Waiver = Waiver }, new("CONTACT", Verdict.Undetermined("NoContact"))];
        var offered = Render<VerdictList>(p => p.Add(l => l.Results, results).Add(l => l.AskFor, Service)).FindAll("a[href^='/compliance/waivers/new']");
        Assert.Equal($"/compliance/waivers/new?service={Service}&obligation=CFP-CLASS", Assert.Single(offered).GetAttribute("href"));
        Assert.Empty(Render<VerdictList>(p => p.Add(l => l.Results, results)).FindAll("a[href^='/compliance/waivers/new']"));
    }
}
