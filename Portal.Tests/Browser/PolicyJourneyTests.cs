using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>An administrator drafts a policy version and looks what it would do; two approvers approve it; readers see it afterwards, in both languages.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class PolicyJourneyTests(BrowserPortal portal)
{
    private static readonly string[] Approvers = ["Rashid Qureshi", "Nasreen Akhtar"];

    [Fact]
    public async Task Version_FromDraftToApproval_IsSeenThroughByThreePeople()
    {
        var page = await portal.SignInAsync("Kamran Yousafzai");
        var number = await DraftAsync(page);
        await ChangeAsync(page);
        await page.OpenAsync($"/compliance/policies/{number}/what-if");
        await page.Button("Run the what-if").ClickAsync();
        await Assertions.Expect(page.GetByText("By obligation")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Accessibility.CheckAsync(page);
        await ProposeAsync(page, number);
        await page.Context.DisposeAsync();

        foreach (var approver in Approvers) await ApproveAsync(approver, number);

        var reader = await portal.SignInAsync("Farah Siddiqui", "ur", 390);
        foreach (var address in (string[])["/compliance/policies", $"/compliance/policies/{number}", $"/compliance/policies/{number}/compare"]) await reader.OpenAndCheckAsync(address);
        await reader.OpenAsync($"/compliance/policies/{number}");
        await Assertions.Expect(reader.Locator(".phead .tag.state")).ToHaveTextAsync(Walk.Words("Enums", "ur")["PolicyStanding.Scheduled"]);
        await reader.Context.DisposeAsync();
    }

    private static async Task<string> DraftAsync(IPage page)
    {
        await page.OpenAndCheckAsync("/compliance/policies");
        await page.Button("New version").ClickAsync();
        await page.Locator("#decision-reason").FillAsync("Three sites after the floods");
        if (await page.Locator("#decision-choice").CountAsync() > 0) await page.Locator("#decision-choice").SelectOptionAsync(new SelectOptionValue { Label = "Version 1 (In force)" });
        await page.OpenDialog().Locator(".df .btn.primary").ClickAsync();
        await page.WaitForURLAsync("**/compliance/policies/*/edit");
        await Assertions.Expect(page.Locator("#MinSites")).ToBeVisibleAsync();
        return page.Url.Split('/')[^2];
    }

    private static async Task ChangeAsync(IPage page)
    {
        await page.Locator("#MinSites").FillAsync("3");
        await page.Locator("#MinSites").BlurAsync();
        await page.Button("Save the changes").ClickAsync();
        await Assertions.Expect(await page.RefusedAsync()).ToContainTextAsync("Say why");
        await Accessibility.CheckAsync(page);
        await page.Locator("[id='MinSites-why']").FillAsync("Floods of 2026");
        await page.Locator("[id='MinSites-why']").BlurAsync();
        await page.Button("Save the changes").ClickAsync();
        await Assertions.Expect(page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task ProposeAsync(IPage page, string number)
    {
        await page.OpenAndCheckAsync($"/compliance/policies/{number}");
        await page.Button("Propose").ClickAsync();
        await page.Locator("#EffectiveFrom").FillAsync(DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("#EffectiveFrom").BlurAsync();
        await page.OpenDialog().Locator("#Reason").FillAsync("The floods showed it");
        await page.OpenDialog().Locator("#Reason").BlurAsync();
        await page.ConfirmAsync();
        await Assertions.Expect(page.Locator(".phead .tag.state")).ToHaveTextAsync("Waits for approval");
        await Assertions.Expect(page.GetByText("You wrote or proposed this version")).ToBeVisibleAsync();
    }

    private async Task ApproveAsync(string approver, string number)
    {
        var page = await portal.SignInAsync(approver);
        await page.OpenAsync($"/compliance/policies/{number}");
        await page.Locator(".phead .btn.primary").ClickAsync();
        await page.OpenDialog().Locator("#Reason").FillAsync("I read what it would do");
        await page.OpenDialog().Locator("#Reason").BlurAsync();
        await page.OpenDialog().Locator(".df .btn.primary").ClickAsync();

        // The demonstration keeps most data at two sites, so three fail more than half: the number has to be typed.
        await Assertions.Expect(await page.RefusedAsync()).ToContainTextAsync("Type how many");
        await Accessibility.CheckAsync(page);
        var words = await page.Locator("label[for='Confirmed']").InnerTextAsync();
        await page.Locator("#Confirmed").FillAsync(string.Concat(words.Where(char.IsDigit)));
        await page.Locator("#Confirmed").BlurAsync();
        await page.ConfirmAsync();
        await Assertions.Expect(page.Locator(".tl").Last).ToContainTextAsync($"{approver} gave the");
        await page.Context.DisposeAsync();
    }
}
