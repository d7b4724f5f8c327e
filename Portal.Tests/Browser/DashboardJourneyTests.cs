using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>From the national figures down to a service, in both languages, and a briefing that is one sheet of paper.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class DashboardJourneyTests(BrowserPortal portal)
{
    private const string Administrator = "Kamran Yousafzai";

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task Figure_OfAnObligationAndAnOrganisation_LeadsToItsServices(string language)
    {
        var page = await portal.TabAsync(Administrator, language, 1440);
        await page.GotoAsync("/dashboard");
        await BrowserPortal.InteractiveAsync(page);
        await page.Locator(".tabs a[href='/dashboard/outcomes']").ClickAsync();
        var cell = page.Locator("table.heat td a[href*='outcome=Fail']").First;
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/services\\?state=Registered&outcome=Fail"));
        await Assertions.Expect(page.Locator("main tbody a[href^='/services/']").First).ToBeVisibleAsync();

        await page.GotoAsync("/dashboard/calendar");
        await BrowserPortal.InteractiveAsync(page);
        await page.Locator(".hbars a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("month=[0-9-]+&kind=[A-Z]"));
        await Assertions.Expect(page.Locator(".hbars a[aria-current=true]")).ToHaveCountAsync(1);
        await page.Locator("table.month a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("on=[0-9-]+&kind=[A-Z][A-Za-z]+#day"));
        await page.Locator("#day .tabs a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#day .tabs a[aria-current=page]")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("on=[0-9-]+#day"));
        await page.Locator("#day th a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/services/[0-9a-f-]+\\?tab="));
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task Briefing_InEitherLanguage_IsOneSheet(string language)
    {
        var page = await portal.TabAsync(Administrator, language, 1440);
        await page.GotoAsync("/dashboard/briefing");
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator(".brief .say li")).ToHaveCountAsync(3);
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(pdf, "/Type\\s*/Page[^s]"));
        await page.CloseAsync();
    }
}
