using Bunit;
using Portal.Application.Audits;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Features.Audits;
using Xunit;

namespace Portal.Tests.Web.Audits;

/// <summary>The parts of a finding's page: what can be ticked off, and what was said with which documents.</summary>
public sealed class FindingComponentTests : ComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    private static readonly LocalizedText Officer = new("Ayesha Malik", "عائشہ ملک");
    private static readonly FindingEvidence Contract = new(DocumentId.New(), "contract.pdf", DocumentKind.Contract, new string('a', 64));

    [Fact]
    public void Remedy_ForWhoMendsIt_CanBeTickedAndLeadsToTheService()
    {
        (RemedyStep Step, bool Done)? ticked = null;
        var page = Render<FindingRemedy>(p => p.Add(r => r.Detail, Detail() with { MayTick = true }).Add(r => r.OnTick, t => ticked = t));

        var boxes = page.FindAll("input[type=checkbox]");
        Assert.Equal([true, false], boxes.Select(b => b.HasAttribute("checked")));
        Assert.Contains("Ayesha Malik", page.Find(".remedy .muted").TextContent, StringComparison.Ordinal);
        boxes[1].Change(true);
        Assert.Equal((RemedyStep.EraseAbroad, true), ticked);
        Assert.EndsWith("?tab=documents", Render<FindingRemedy>(p => p.Add(r => r.Detail, Detail("DOC-FRESH", "Expired") with { MayTick = true })).Find("a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("/register/placements?field=", Render<FindingRemedy>(p => p.Add(r => r.Detail, Detail() with { MayTick = true, IsEditable = true })).Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Remedy_ForOthers_IsReadOnly()
    {
        var page = Render<FindingRemedy>(p => p.Add(r => r.Detail, Detail()));
        Assert.Empty(page.FindAll("input, a"));
        Assert.Contains("Done:", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Ayesha Malik commented", "removed since")]
    [InlineData("ur", "عائشہ ملک نے تبصرہ کیا", "بعد میں ہٹا دی گئی")]
    public void History_OfAComment_ShowsItsTextAsTextAndItsEvidence(string language, string who, string removed)
    {
        Speak(language);
        var page = Render<FindingHistory>(p => p.Add(h => h.Detail, Detail() with
        {
            Steps = [new FindingStepRow(FindingAction.Comment, FindingState.New, Now, Officer, "<script>alert(1)</script>", null, [new(Contract, true), new(Contract with { FileName = "old.pdf" }, false)])],
        }));
        Assert.Contains(who, page.Find(".tl li b").TextContent, StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script>", page.Find(".said").TextContent);
        Assert.Equal($"/documents/{Contract.DocumentId}", page.Find(".evidence a").GetAttribute("href"));
        Assert.Contains(removed, page.FindAll(".evidence li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(Contract.Sha256, page.Find(".evidence").TextContent, StringComparison.Ordinal);
    }

    private static FindingDetail Detail(string obligation = "SECP-SITE", string reason = "Barred") => new(
        new FindingRow(
            FindingId.New(), "F-2026-0001", obligation, reason, [], Severity.High, FindingState.New, Now, new DateOnly(2026, 12, 20), null, false, null, null, true,
            ServiceId.New(), "PITB-0001", new LocalizedText("Passports", "پاسپورٹ"), OrganisationId.New(), "PITB", new LocalizedText("PITB", "پی آئی ٹی بی")),
        Guid.NewGuid(), null, null, null, [], [], false)
    {
        Remedy = [new(RemedyStep.LeaveBarredCountry, Officer, Now), new(RemedyStep.EraseAbroad, null, null)],
    };
}
