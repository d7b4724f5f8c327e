using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Web.Features.Compliance.Policies;
using Xunit;

namespace Portal.Tests.Web.Compliance;

/// <summary>What somebody entered in a draft is lost neither with the page nor to somebody else's change, nor is it saved over one unasked.</summary>
public sealed class PolicyFormTests
{
    private static readonly PolicyField Sites = PolicyField.Find("MinSites")!;
    private static readonly PolicyField Review = PolicyField.Find("ReviewDays")!;
    private static readonly PolicyContent Before = new(["CFP-CLASS"], new PolicyParameters { MinSites = 2, ReviewDays = 365 });
    private static readonly PolicyContent Theirs = Before with { Parameters = Before.Parameters with { MinSites = 5 } };

    [Fact]
    public void Restore_OfWhatWasNotSaved_BringsValuesAndReasonsBack()
    {
        var lost = new PolicyForm(Before) { [Sites] = "4", [Review] = "200" };
        lost.Explain(Sites, "Floods");
        var form = new PolicyForm(Before);
        Assert.True(form.Restore(lost.Unsaved));
        Assert.Equal([("MinSites", "2", "4", "Floods"), ("ReviewDays", "365", "200", "")], form.Edits.Select(Said).Order());
        Assert.Empty(form.Disputed);
    }

    [Fact]
    public void Restore_OverSomebodyElsesChange_PutsItAsideUntilThePersonDecides()
    {
        var lost = new PolicyForm(Before) { [Sites] = "4" };
        lost.Explain(Sites, "Floods");
        var form = new PolicyForm(Theirs);
        Assert.True(form.Restore(lost.Unsaved));
        Assert.Empty(form.Edits);
        Assert.Equal(new PolicyDifference(Sites, "5", "4"), Assert.Single(form.Disputed));

        // Lost once more it is asked again.
        var again = new PolicyForm(Theirs);
        Assert.True(again.Restore(form.Unsaved));
        Assert.Single(again.Disputed);
        again.UseMine();
        Assert.Equal([("MinSites", "5", "4", "Floods")], again.Edits.Select(Said));
        Assert.Empty(again.Disputed);
        form.UseTheirs();
        Assert.Empty(form.Unsaved);
    }

    [Fact]
    public void Restore_OfWhatStandsThereByNow_BringsNothing()
    {
        var form = new PolicyForm(Theirs);
        Assert.False(form.Restore([new("MinSites", "2", "5", "Floods"), new("NoSuchField", "1", "2", "Of an older portal")]));
        Assert.Empty(form.Unsaved);
    }

    [Fact]
    public void See_AfterASave_KeepsWhatWasEnteredSinceItWasSent()
    {
        var form = new PolicyForm(Before) { [Sites] = "4" };
        form.Explain(Sites, "Floods");
        var sent = form.Edits;
        (form[Sites], form[Review]) = ("6", "200");
        form.See(Before with { Parameters = Before.Parameters with { MinSites = 4 } }, sent);
        Assert.Equal([("MinSites", "4", "6", "Floods"), ("ReviewDays", "365", "200", "")], form.Edits.Select(Said).Order());
    }

    [Fact]
    public void See_OfADisputedField_ShowsWhatStandsAndKeepsWhatWasWanted()
    {
        var form = new PolicyForm(Before) { [Sites] = "4" };
        form.Explain(Sites, "Floods");
        var sent = form.Edits;
        form.See(Theirs, sent);
        form.Dispute(sent);
        Assert.Equal(("5", "5"), (form[Sites], form.Seen(Sites)));
        Assert.Equal(new PolicyDifference(Sites, "5", "4"), Assert.Single(form.Disputed));

        // Entered anew and saved, nothing is left to decide.
        form[Sites] = "7";
        form.See(Theirs with { Parameters = Theirs.Parameters with { MinSites = 7 } }, form.Edits);
        Assert.Empty(form.Unsaved);
    }

    [Fact]
    public void Discard_OfEverything_LeavesTheDraftAsItStands()
    {
        var form = new PolicyForm(Theirs) { [Review] = "200" };
        form.Restore([new("MinSites", "2", "4", "Floods")]);
        form.Discard();
        Assert.Empty(form.Unsaved);
        Assert.Equal(("5", "365"), (form[Sites], form[Review]));
    }

    private static (string Field, string Seen, string Value, string Reason) Said(PolicyEdit edit) => (edit.Field, edit.Seen, edit.Value, edit.Reason);
}
