using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Domain.Services;

public sealed class SectionMergeTests
{
    private static readonly ServicePlacements Two = new ServiceContent().With(Filings.Placements).Placements;

    [Fact]
    public void Of_WhenBothChangedOtherAnswers_TakesBoth()
    {
        var mine = Filings.About with { LegalBasis = "Act of 2026" };
        var theirs = Filings.About with { Name = Filings.About.Name with { Ur = "نیا نام" }, YearlyVolume = 12 };
        var merge = SectionMerge.Of(ServiceSectionName.About, Filings.About, mine, theirs);
        Assert.Equal(theirs with { LegalBasis = "Act of 2026" }, merge.Section);
        Assert.Equal(["name.ur", "yearlyVolume"], merge.Theirs.Select(c => c.Field));
        Assert.Empty(merge.Conflicts);
    }

    [Fact]
    public void Of_WhenBothChangedOneAnswer_KeepsWhatWasSavedFirstAndSaysSo()
    {
        var merge = SectionMerge.Of(ServiceSectionName.About, Filings.About, Filings.About with { Audience = "Everybody" }, Filings.About with { Audience = "Farmers" });
        Assert.Equal("Farmers", ((ServiceAbout)merge.Section).Audience);
        var conflict = Assert.Single(merge.Conflicts);
        Assert.Equal(("audience", "Farmers", "Everybody"), (conflict.Field, conflict.Before!.GetValue<string>(), conflict.After!.GetValue<string>()));
    }

    [Fact]
    public void Of_WhenBothGaveTheSameAnswer_HasNoConflict()
    {
        var same = Filings.Data with { RetentionDays = 30 };
        Assert.Empty(SectionMerge.Of(ServiceSectionName.Data, Filings.Data, same, same).Conflicts);
    }

    [Fact]
    public void Of_WhenEachAddedARow_HasBoth()
    {
        var mine = new ServicePlacements([.. Two.Items, new Placement { Role = PlacementRole.Key, Site = "Mine" }]);
        var theirs = new ServiceContent().With(new ServicePlacements([.. Two.Items, new Placement { Role = PlacementRole.Log, Site = "Theirs" }])).Placements;
        var merged = (ServicePlacements)SectionMerge.Of(ServiceSectionName.Placements, Two, mine, theirs).Section;
        Assert.Equal(["Lahore 1", "Islamabad 2", "Theirs", "Mine"], merged.Items.Select(p => p.Site));
    }

    [Fact]
    public void Of_WhenTheyRemovedTheRowIChanged_LeavesItRemovedAndKeepsMyWords()
    {
        var mine = new ServicePlacements([Two.Items[0] with { Site = "Lahore 9" }, Two.Items[1]]);
        var theirs = new ServicePlacements([Two.Items[1]]);
        var merge = SectionMerge.Of(ServiceSectionName.Placements, Two, mine, theirs);
        Assert.Equal("Islamabad 2", Assert.Single(((ServicePlacements)merge.Section).Items).Site);
        var conflict = Assert.Single(merge.Conflicts);
        Assert.Equal("Lahore 9", conflict.After!["site"]!.GetValue<string>());
    }

    [Fact]
    public void Of_WhenIRemovedTheRowTheyChanged_KeepsTheirRow()
    {
        var mine = new ServicePlacements([Two.Items[1]]);
        var theirs = new ServicePlacements([Two.Items[0] with { Country = "SG" }, Two.Items[1]]);
        var merge = SectionMerge.Of(ServiceSectionName.Placements, Two, mine, theirs);
        Assert.Equal("SG", ((ServicePlacements)merge.Section).Items[0].Country);
        Assert.Single(merge.Conflicts);
    }

    [Fact]
    public void Of_WhenRowsOfOneTableChanged_MergesAnswerByAnswer()
    {
        var mine = new ServicePlacements([Two.Items[0] with { Operator = "NTC" }, Two.Items[1]]);
        var theirs = new ServicePlacements([Two.Items[0] with { Site = "Lahore 2" }, Two.Items[1] with { Canisters = ["rwlgt-iiaaa-aaaaa-aaaaa-cai"] }]);
        var merged = (ServicePlacements)SectionMerge.Of(ServiceSectionName.Placements, Two, mine, theirs).Section;
        Assert.Equal(("NTC", "Lahore 2", "rwlgt-iiaaa-aaaaa-aaaaa-cai"), (merged.Items[0].Operator, merged.Items[0].Site, Assert.Single(merged.Items[1].Canisters)));
    }
}
