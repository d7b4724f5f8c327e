using Bunit;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Portal.Web.Features.Services;
using Portal.Web.Features.Services.Register;
using Xunit;

namespace Portal.Tests.Web.Services;

public sealed class ServiceComponentTests : ComponentTest
{
    private static readonly ObligationResult Blame =
        new("CFP-CLASS", Verdict.Fail("KindNotAllowed", Portal.Domain.Compliance.Fact.Of(PlacementRole.Backup), Portal.Domain.Compliance.Fact.Of(PlacementKind.PublicCloud), Portal.Domain.Compliance.Fact.Of(DataClass.Restricted)));

    [Fact]
    public void PlacementTable_WhenAnObligationBlamesAPart_MarksThatPartOnly()
    {
        var table = Render<PlacementTable>(p => p
            .Add(t => t.Placements, [.. Filings.Placements.Items, Filings.Abroad])
            .Add(t => t.Results, [Blame]));

        var marked = Assert.Single(table.FindAll(".c-fail"));
        Assert.Contains("Public cloud", marked.TextContent, StringComparison.Ordinal);
        Assert.Contains("fails an obligation", marked.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void PlacementTable_WhenNothingIsKnown_SaysThatItIsNoPass() =>
        Assert.Contains("never a pass", Render<PlacementTable>(p => p.Add(t => t.Placements, [])).Markup, StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "Answers that contradict each other", "The data set “Births” has a higher class", "A part that holds keys is in Germany")]
    [InlineData("ur", "ایک دوسرے سے متصادم جوابات", "ڈیٹا سیٹ ”Births“", "جرمنی میں ہے")]
    public void ContradictionNotice_OfAnswersThatCannotBothBeTrue_SaysWhichAndWhatToDo(string language, string title, string one, string other)
    {
        Speak(language);
        var notice = Render<ContradictionNotice>(p => p.Add(n => n.Items,
            [new Contradiction("DataSetClass", ServiceSectionName.Data, "Class", "Births"), new Contradiction("KeysElsewhere", ServiceSectionName.Safeguards, "KeyCustodyCountry", "DE")]));
        Assert.Equal(title, notice.Find("b").TextContent);
        Assert.Collection(notice.FindAll("li"), li => Assert.Contains(one, li.TextContent, StringComparison.Ordinal), li => Assert.Contains(other, li.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void ContradictionNotice_WhereNothingIsContradicted_IsNotThere() =>
        Assert.Empty(Render<ContradictionNotice>(p => p.Add(n => n.Items, [])).Markup);

    [Theory]
    [InlineData("en", "The backup is in a public cloud.", "How to fix it")]
    [InlineData("ur", "بیک اپ", "درست کرنے کا طریقہ")]
    public void VerdictList_WhenSomethingFails_SaysWhyAndWhatToDo(string language, string why, string fix)
    {
        Speak(language);
        var list = Render<VerdictList>(p => p.Add(v => v.Results, [Blame, new("CERT-CII", Verdict.NotApplicable())]));

        Assert.Contains(why, list.Find(".why").TextContent, StringComparison.Ordinal);
        Assert.StartsWith(fix, Assert.Single(list.FindAll(".fix")).TextContent, StringComparison.Ordinal);
        Assert.Equal("/compliance/CFP-CLASS", list.Find(".src a").GetAttribute("href"));
    }

    [Fact]
    public void ServiceHistory_WhenAStepIsNotSealed_SaysSoAndKeepsTheReasonInItsScript()
    {
        var history = Render<ServiceHistory>(p => p.Add(h => h.Steps,
        [
            new(ServiceAction.Approve, ServiceState.Registered, new LocalizedText("R. Qureshi", "ر۔ قریشی"), "مکمل", DateTimeOffset.UnixEpoch, new ServiceLedgerEntry(Guid.Empty, null)),
            new(ServiceAction.Import, ServiceState.Registered, null, "register:7", DateTimeOffset.UnixEpoch, new ServiceLedgerEntry(Guid.Empty, 41)),
        ]));

        Assert.Contains("Registered by R. Qureshi", history.Markup, StringComparison.Ordinal);
        Assert.Equal("ur", history.Find("bdi").GetAttribute("lang"));
        Assert.NotNull(history.Find(".proof.pending"));
        Assert.Contains("Brought in from register:7", history.Markup, StringComparison.Ordinal);
        Assert.Equal("/ledger/41", history.Find("a.proof").GetAttribute("href"));
    }

    [Fact]
    public void ForecastPanel_WhenSomethingIsUndetermined_CountsAndNamesIt()
    {
        var panel = Render<ForecastPanel>(p => p.Add(f => f.Id, ServiceId.New()).Add(f => f.Forecast, new ComplianceForecast(7, [Blame, new("CONTACT", Verdict.Undetermined("NoContact"))])));

        Assert.Contains("Policy version 7", panel.Markup, StringComparison.Ordinal);
        Assert.Equal(["0", "0", "1", "1", "0"], panel.FindAll(".steps b").Select(b => b.TextContent));
        Assert.Contains("Security contact can be reached", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ForecastPanel_WhenAnObligationFails_SaysHowToMendItAndLeadsToTheAnswer()
    {
        var id = ServiceId.New();
        var panel = Render<ForecastPanel>(p => p.Add(f => f.Id, id).Add(f => f.Forecast, new ComplianceForecast(7, [Blame]) { Rows = new Dictionary<string, int> { [Blame.ObligationId] = 2 } }));

        Assert.Contains($"fail {Blame.ObligationId}", panel.Markup, StringComparison.Ordinal);
        var remedy = Remedies.For(Blame.ObligationId, Blame.Verdict.Reason)!;
        Assert.Equal(remedy.Steps.Count, panel.FindAll(".fix li").Count);
        Assert.Equal($"/services/{id}/register/placements?row=2&field={remedy.Field!.Value.Name}", panel.Find(".fix a").GetAttribute("href"));
    }

    [Fact]
    public void ForecastPanel_OfASection_ShowsWhatThatSectionCanMend()
    {
        var forecast = new ComplianceForecast(7, [Blame, new("CONTACT", Verdict.Undetermined("NoContact"))]);
        var contacts = Render<ForecastPanel>(p => p.Add(f => f.Id, ServiceId.New()).Add(f => f.Forecast, forecast).Add(f => f.Section, ServiceSectionName.Contacts));
        Assert.Single(contacts.FindAll(".forecast > li"));
        var offer = Render<ForecastPanel>(p => p.Add(f => f.Id, ServiceId.New()).Add(f => f.Forecast, forecast).Add(f => f.Section, ServiceSectionName.Offer));
        Assert.Empty(offer.Markup.Trim());
    }

    [Theory]
    [InlineData(ServiceSectionName.Data, "Class", "/compliance/CFP-CLASS")]
    [InlineData(ServiceSectionName.Flows, "Items[1]ValidUntil", "/compliance/PDPB-XFER")]
    [InlineData(ServiceSectionName.Placements, "Primary", "/compliance/PDPB-SENS")]
    public void WhyAsked_OfAnAnswerThatAnObligationReads_LeadsToTheObligation(ServiceSectionName section, string control, string href)
    {
        var why = Render<WhyAsked>(p => p.Add(w => w.Section, section).Add(w => w.Asked, new FieldAsked(control, "The question")));
        Assert.Contains("The question", why.Find("summary").TextContent, StringComparison.Ordinal);
        Assert.Contains(why.FindAll("a"), a => a.GetAttribute("href") == href);
    }

    [Fact]
    public void WhyAsked_OfAnAnswerThatThePortalAsks_SaysWhy()
    {
        var why = Render<WhyAsked>(p => p.Add(w => w.Section, ServiceSectionName.Offer).Add(w => w.Asked, new FieldAsked("Fee", "Fee")));
        Assert.Contains("CPSV-AP", why.Markup, StringComparison.Ordinal);
        Assert.Empty(Render<WhyAsked>(p => p.Add(w => w.Section, ServiceSectionName.Flows).Add(w => w.Asked, new FieldAsked("flow-add", "Add"))).Markup.Trim());
    }

    [Fact]
    public void FlowsForm_WhenACountryIsChosen_AddsAFlowAndTakesTheDeclarationBack()
    {
        IServiceSection? changed = null;
        var form = Render<FlowsForm>(p => p
            .Add(f => f.Value, new ServiceFlows([], DeclaredNone: true))
            .Add(f => f.ValueChanged, section => changed = section));

        form.Find("#flow-add").Change("1");

        var flows = Assert.IsType<ServiceFlows>(changed);
        Assert.False(flows.DeclaredNone);
        Assert.Equal(2, Assert.Single(flows.Items).Country.Length);
    }

    [Fact]
    public void AboutForm_WhenAnAnswerIsRefused_ShowsTheProblemAtItsField()
    {
        IServiceSection? changed = null;
        var form = Render<AboutForm>(p => p
            .Add(f => f.Value, Filings.About)
            .Add(f => f.ValueChanged, section => changed = section)
            .Add(f => f.Problems, [new FieldProblem("NameUr", "Enter the name in Urdu")]));

        Assert.Contains("Enter the name in Urdu", form.Find("#NameUr-error").TextContent, StringComparison.Ordinal);
        form.Find("#LegalBasis").Change("NADRA Ordinance 2000");
        Assert.Equal(Filings.About with { LegalBasis = "NADRA Ordinance 2000" }, changed);
    }

    [Fact]
    public void DataForm_WhenCritical_AsksForTheLastReview()
    {
        var open = Render<DataForm>(p => p.Add(f => f.Value, Filings.Data with { IsCritical = true }).Add(f => f.ValueChanged, _ => { }));
        var closed = Render<DataForm>(p => p.Add(f => f.Value, Filings.Data).Add(f => f.ValueChanged, _ => { }));

        Assert.NotEmpty(open.FindAll("#CriticalReview"));
        Assert.Empty(closed.FindAll("#CriticalReview"));
    }
}
