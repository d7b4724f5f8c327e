using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Somebody who is not signed in reads the register: wide and narrow, in both languages, without scripts and without a circuit.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class PublicRegisterJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440, false)]
    [InlineData("ur", 1440, true)]
    [InlineData("en", 390, true)]
    [InlineData("ur", 390, false)]
    public async Task Stranger_FindsAServiceAndReadsItsEntry(string language, int width, bool dark)
    {
        var page = await portal.OpenAsync(language, width, dark);
        var (problems, circuits) = (new List<string>(), 0);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") problems.Add(message.Text);
        };
        page.WebSocket += (_, _) => circuits++;
        await page.Locator("a[href='/register']").ClickAsync();
        await page.WaitForURLAsync("**/register");
        await FitsAsync(page, language);

        await page.Locator("#q").FillAsync("PITB");
        await page.Locator("#region").SelectOptionAsync("Punjab");
        await page.Locator(".publicfilter button").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("region=Punjab", StringComparison.Ordinal));
        await FitsAsync(page, language);
        var code = await page.Locator("tbody th .code").First.InnerTextAsync();

        await page.Locator("tbody th a").First.ClickAsync();
        await page.WaitForURLAsync("**/register/" + code);
        await FitsAsync(page, language);
        Assert.Contains(code, await page.Locator(".tags").InnerTextAsync(), StringComparison.Ordinal);

        // The same place in the other language.
        await page.Locator("a.language").ClickAsync();
        await page.WaitForURLAsync("**/register/" + code);
        Assert.Equal(language == "en" ? "ur" : "en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(0, circuits);
        Assert.Empty(problems);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Api_IsReadByAnybody(string language, int width)
    {
        var page = await portal.OpenAsync(language, width);
        await page.GotoAsync("/api");
        // The one with the most to show.
        await page.Locator("#saveSection > summary").ClickAsync();
        await Assertions.Expect(page.Locator("#saveSection pre").First).ToBeVisibleAsync();
        await FitsAsync(page, language);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Official_OpensThePublicEntryOfAService()
    {
        var page = await portal.SignInAsync("Sadia Khan");
        await page.GotoAsync("/services?state=Registered");
        await BrowserPortal.InteractiveAsync(page);
        await page.Locator("table.services tbody th a").First.ClickAsync();
        await page.WaitForURLAsync("**/services/*");
        await BrowserPortal.InteractiveAsync(page);
        await page.Locator("a[href^='/register/']").ClickAsync();
        await page.WaitForURLAsync("**/register/*");
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await page.Context.DisposeAsync();
    }

    private static async Task FitsAsync(IPage page, string language)
    {
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{page.Url} scrolls sideways");
        await Accessibility.CheckAsync(page);
    }
}
