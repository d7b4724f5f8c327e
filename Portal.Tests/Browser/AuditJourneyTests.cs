using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>An auditor plans an audit and starts it; it runs as a background job; a finding is reported fixed and verified by another person.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class AuditJourneyTests(BrowserPortal portal)
{
    private const string Auditor = "Nadeem Abbasi";

    [Fact]
    public async Task Auditor_WhenStartingAnAudit_SeesItRunToItsEndInTheLedger()
    {
        var page = await portal.SignInAsync(Auditor);
        await page.GotoAsync("/audits/new");
        await BrowserPortal.InteractiveAsync(page);
        await Accessibility.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and run now" }).ClickAsync();
        await Assertions.Expect(page.Locator(".errsum")).ToBeVisibleAsync();

        await page.GetByLabel("Name in English").FillAsync("Keys and sites");
        await page.GetByLabel("Name in Urdu").FillAsync("کلیدیں اور مقامات");
        await page.GetByText("Keys are held in Pakistan").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and run now" }).ClickAsync();
        await page.WaitForURLAsync("**/audits/runs/**");
        await Assertions.Expect(page.Locator(".phead")).ToContainTextAsync("Completed", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".phead")).ToContainTextAsync("End, entry", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".stages .done")).ToHaveCountAsync(4);
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Auditor_InUrdu_ReadsARunAndItsFindings()
    {
        var page = await portal.SignInAsync(Auditor, "ur", 390);
        await page.GotoAsync("/audits");
        await BrowserPortal.InteractiveAsync(page);
        await page.Locator("a[href^='/audits/runs/']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".board")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.GotoAsync("/findings?state=ToVerify");
        await BrowserPortal.InteractiveAsync(page);
        await page.Locator(".pgrid a[href^='/findings/']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".tl")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Auditor_WhenVerifyingAReportedRemediation_ClosesTheFinding()
    {
        var page = await portal.SignInAsync(Auditor);
        await page.GotoAsync("/findings?state=ToVerify&met=true");
        await BrowserPortal.InteractiveAsync(page);
        await page.Locator(".pgrid a[href^='/findings/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("Fixed: close it").First.ClickAsync();
        await page.Locator("#decision-reason").FillAsync("Seen in the operator's console.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fixed: close it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".phead .tag.state")).ToHaveTextAsync("Closed");
        await Assertions.Expect(page.Locator(".tl li").First).ToContainTextAsync("verified that it is fixed");
        await page.Context.DisposeAsync();
    }
}
