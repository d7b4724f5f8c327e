using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>What a person keeps when the server goes away, or they do.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class RestartTests(BrowserPortal portal)
{
    private const string Written = "Half a name of a";

    [Fact]
    public async Task Page_WhenTheServerStartsAgain_ComesBackByItselfWithTheDraft()
    {
        var first = await portal.HostAsync("http://127.0.0.1:0");
        await first.StartAsync();
        var address = BrowserPortal.AddressOf(first);
        var page = await portal.SignInAsync("Ayesha Malik");
        await BeginAsync(page, address);
        await page.Locator("#NameEn").FillAsync(Written);
        await page.Locator("#NameEn").PressAsync("Tab");
        await SavedAsync(page);
        await page.EvaluateAsync("() => { window.before = true; }");

        await first.StopAsync();
        await first.DisposeAsync();
        await page.Locator("#components-reconnect-modal.components-reconnect-show, #components-reconnect-modal.components-reconnect-failed").WaitForAsync(new() { Timeout = 30_000 });
        await using var second = await portal.HostAsync(address);
        await second.StartAsync();
        try
        {
            await page.WaitForFunctionAsync("() => !window.before && document.documentElement.hasAttribute('data-interactive')", null, new() { Timeout = 60_000 });
            await Assertions.Expect(page.Locator("#NameEn")).ToHaveValueAsync(Written);
            await page.Locator("#NameEn").FillAsync(Written + " service");
            await SavedAsync(page);
            await page.Context.DisposeAsync();
        }
        finally
        {
            // A node that is only disposed of leaves its scheduler behind, which would take the other node's work.
            await second.StopAsync();
        }
    }

    [Fact]
    public async Task Draft_WhenTheTabIsClosedWhileTyping_IsThereInTheNextOne()
    {
        var page = await portal.SignInAsync("Ayesha Malik");
        await BeginAsync(page, portal.Address);
        var address = page.Url;
        await page.Locator("#NameEn").PressSequentiallyAsync(Written);
        // A pause between two keys may have saved the half of it.
        var id = new ServiceId(Walk.IdIn(address));
        await portal.UntilAsync(db => db.Services.AnyAsync(s => s.Id == id && s.About.Name.En == Written));
        var context = page.Context;
        await page.CloseAsync();

        var next = await context.NewPageAsync();
        await next.OpenAsync(address);
        await Assertions.Expect(next.Locator("#NameEn")).ToHaveValueAsync(Written);
        await context.DisposeAsync();
    }

    private static async Task BeginAsync(IPage page, string portal)
    {
        await page.OpenAsync(portal + "/services/new");
        await page.Button(Walk.Words("Services", "en")["New.Start"]).ClickAsync();
        await page.WaitForURLAsync("**/register");
        await page.Locator("a[href$='/register/about']").First.ClickAsync();
        await page.Locator("#NameEn").WaitForAsync();
    }

    // The section counts as begun once something of it is kept.
    private static Task SavedAsync(IPage page) =>
        page.WaitForFunctionAsync("words => document.querySelector('main').innerText.includes(words)", Walk.Words("Enums", "en")["TaskState.InProgress"]);
}
