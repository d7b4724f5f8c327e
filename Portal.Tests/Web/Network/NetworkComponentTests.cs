using Bunit;
using Portal.Application.Evidence.Network;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Portal.Web.Features.Network;
using Xunit;
using Proof = Portal.Domain.Evidence.ProofLevel;

namespace Portal.Tests.Web.Network;

public sealed class NetworkComponentTests : ComponentTest
{
    private static readonly NetworkImportId Import = NetworkImportId.New();

    public static TheoryData<Proof, string, string> Levels => new()
    {
        { Proof.Certified, "en", "Certified by the network" },
        { Proof.SelfReported, "en", "Self-reported by the subnet" },
        { Proof.Declared, "en", "Declared by governance" },
        { Proof.Inspected, "en", "Inspected on site" },
        { Proof.Inspected, "ur", "موقع پر معائنہ شدہ" },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void ProofLevel_OfEachLevel_SaysWhoVouches(Proof level, string language, string words)
    {
        Speak(language);
        var shown = Render<ProofLevel>(p => p.Add(c => c.Level, level));

        Assert.Equal(words, shown.Find(".proof-level").TextContent);
        Assert.NotNull(shown.Find("svg"));
    }

    [Fact]
    public void ProofLegend_ByItself_ExplainsEveryLevelOnce()
    {
        var shown = Render<ProofLegend>();

        Assert.Equal(Enum.GetValues<Proof>().Length, shown.FindAll("dt").Count);
        Assert.Equal(shown.FindAll("dd").Count, shown.FindAll("dd").Select(d => d.TextContent).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(NetworkChangeKind.NodeCountryChanged, "PK", null, "Before: Pakistan Country unknown")]
    [InlineData(NetworkChangeKind.NodeCountryChanged, null, "CH", "Country unknown Now: Switzerland")]
    [InlineData(NetworkChangeKind.NodeSiteChanged, "isb", "khi", "Before: isb Now: khi")]
    [InlineData(NetworkChangeKind.NodeAdded, null, "khi", "Now: khi")]
    public void ChangeWords_OfAChange_SayBeforeAndNow(NetworkChangeKind kind, string? from, string? to, string words)
    {
        var shown = Render<NetworkChangeWords>(p => p.Add(c => c.Change, Change(kind, from, to)));

        Assert.Equal(words, string.Join(' ', shown.FindAll(".change-line > span").Select(s => s.TextContent)));
        Assert.Equal(kind == NetworkChangeKind.NodeAdded ? 0 : 1, shown.FindAll("svg").Count);
    }

    [Fact]
    public void ChangeWords_OfAProvider_SayItsNameAndKeepItsPrincipal()
    {
        var id = SampleNetwork.Provider(1);
        var shown = Render<NetworkChangeWords>(p => p.Add(c => c.Change, Change(NetworkChangeKind.NodeProviderChanged, SampleNetwork.Provider(2), id) with { ToName = "Indus Hosting" }));

        Assert.Equal("Indus Hosting", shown.Find($"bdi[title='{id}']").TextContent);
        Assert.Equal(NetworkLook.Short(SampleNetwork.Provider(2)), shown.FindAll("bdi")[0].TextContent);
    }

    [Theory]
    [InlineData("2fq7c-slacv-26cgz-vzbx2-mqe", "2fq7c…mqe")]
    [InlineData("zh5", "zh5")]
    [InlineData("a-b", "a-b")]
    public void Short_OfAPrincipal_KeepsBothEnds(string principal, string shown) => Assert.Equal(shown, NetworkLook.Short(principal));

    [Fact]
    public void Inspection_WithPhotographs_ShowsThemWithWords()
    {
        var shown = Render<InspectionView>(p => p.Add(c => c.Inspection, Inspection()).Add(c => c.CorrectHref, "/correct"));

        Assert.Equal("The hall <from> its door", shown.Find("img").GetAttribute("alt"));
        Assert.StartsWith("/network/photos/", shown.Find("img").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("/correct", shown.Find("a.btn").GetAttribute("href"));
        Assert.Contains("19 November 2027", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll(".corrected"));
    }

    [Fact]
    public void Inspection_ThatWasCorrected_SaysByWhichAndIsNoLongerDue()
    {
        var later = Inspection();
        var shown = Render<InspectionView>(p => p.Add(c => c.Inspection, Inspection() with { CorrectedBy = later.Id }).Add(c => c.Corrected, later));

        Assert.NotNull(shown.Find(".inspection.corrected"));
        Assert.Contains(later.Id.Code, shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("2027", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("a.btn"));
    }

    private static NetworkChangeRow Change(NetworkChangeKind kind, string? from, string? to) => new(Import, 2, null, 1, kind, SampleNetwork.Node(1), null, from, to);

    private static InspectionRow Inspection() => new(
        SiteInspectionId.New(),
        new InspectionRecord { On = new DateOnly(2026, 11, 19), Inspector = "Ghulam Rasool", Body = "NTC", Result = InspectionResult.Partly, NodesCounted = 2 },
        3,
        new LocalizedText("Nadeem Abbasi", "ندیم عباسی"),
        new DateTimeOffset(2026, 11, 19, 10, 0, 0, TimeSpan.Zero),
        null,
        null,
        [new InspectionPhoto(InspectionPhotoId.New(), 1, "hall.png", DocumentMediaType.Png, 70, new string('a', 64), "The hall <from> its door")],
        null);
}
