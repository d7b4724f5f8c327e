using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Through the tree of organisations by keyboard, in either language; axe looks at it folded and unfolded.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class OrganisationJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440, "ArrowRight", "ArrowLeft", "Ministry of Finance, Finance Division", "Securities and Exchange Commission of Pakistan")]
    [InlineData("ur", 390, "ArrowLeft", "ArrowRight", "وزارتِ خزانہ، فنانس ڈویژن", "")]
    public async Task Tree_IsWalkedByTheArrows_AndLeadsToAnOrganisationsPlace(string language, int width, string forward, string backward, string ministry, string body)
    {
        var words = Walk.Words("Organisations", language);
        var page = await portal.SignInAsync("Nadeem Abbasi", language, width);
        await page.OpenAsync("/organisations");
        await page.Locator(".tabs a", new() { HasText = words["View.Tree"] }).ClickAsync();
        await page.WaitForURLAsync("**/organisations?view=tree");
        var finance = page.Locator(".branch", new() { HasText = "MOF" }).Filter(new() { Has = page.GetByText("MOF", new() { Exact = true }) });
        await Assertions.Expect(finance.Locator(".name")).ToHaveTextAsync(ministry);
        await Accessibility.CheckAsync(page);

        // Forward unfolds, forward again goes in; backward goes out, backward again folds.
        var twist = finance.Locator("button");
        await Assertions.Expect(twist).ToHaveAttributeAsync("aria-expanded", "false");
        await finance.Locator(".name").FocusAsync();
        await page.Keyboard.PressAsync(forward);
        await Assertions.Expect(twist).ToHaveAttributeAsync("aria-expanded", "true");
        var under = page.Locator($"#{await twist.GetAttributeAsync("aria-controls")} .name");
        await Assertions.Expect(under).ToHaveCountAsync(2);
        await Accessibility.CheckAsync(page);
        await finance.Locator(".name").FocusAsync();
        await page.Keyboard.PressAsync(forward);
        await Assertions.Expect(under.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(under.Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync(backward);
        await Assertions.Expect(finance.Locator(".name")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync(backward);
        await Assertions.Expect(twist).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.Locator(".branch .name").Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator(".branch .name").First).ToBeFocusedAsync();

        // Where an organisation stands is unfolded on its own page.
        await twist.ClickAsync();
        var commission = page.Locator(".branch", new() { HasText = "SECP" });
        if (body.Length > 0) await Assertions.Expect(commission.Locator(".name")).ToHaveTextAsync(body);
        await commission.Locator(".name").ClickAsync();
        await page.WaitForURLAsync("**/organisations/*-*");
        await Assertions.Expect(page.Locator(".branch .name[aria-current=page]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".branch .name").First).ToHaveTextAsync(ministry);
        await Accessibility.CheckAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.Context.DisposeAsync();
    }
}
