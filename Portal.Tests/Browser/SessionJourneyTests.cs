using System.Diagnostics;
using Microsoft.Playwright;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>What a person sees of their sessions: the list, the warning, and the way back to where they were.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class SessionJourneyTests(BrowserPortal portal)
{
    private const string Person = "Farah Siddiqui";
    private const string Written = "A half-written name";
    private static readonly Dictionary<string, string> Words = Walk.Words("Session", "en");

    [Fact]
    [Asvs("7.5.2")]
    public async Task Sessions_EndedFromAnotherBrowser_TakeTheirPageToSignInAtOnce()
    {
        var here = await portal.SignInAsync(Person);
        var there = await portal.SignInAsync(Person);
        await there.OpenAsync("/services");
        await here.OpenAndCheckAsync("/me/sessions");
        await Assertions.Expect(here.Locator(".tag", new() { HasText = Words["This"] })).ToHaveCountAsync(1);
        await here.Button(Words["EndOthers"]).ClickAsync();
        await Assertions.Expect(here.Button(Words["EndOthers"])).ToHaveCountAsync(0);

        await there.WaitForURLAsync("**/signin?**", new() { Timeout = 10_000 });
        await Assertions.Expect(there.Locator(".note")).ToContainTextAsync(Words["Ended.EndedElsewhere"]);
        await Accessibility.CheckAsync(there);
        await there.SignInAgainAsync(Person);
        Assert.Equal("/services", new Uri(there.Url).AbsolutePath);
        await here.Context.DisposeAsync();
        await there.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task Warning_BeforeTheIdleEnd_HasTheFocus_AndStayingPutsTheEndOff(string language)
    {
        // The warning stands long enough for a busy machine to be asked what is on it.
        await using var node = await ShortAsync(idle: 46, warning: 40);
        var page = await portal.SignInAsync(Person, language);
        await page.OpenAsync(node.Address + "/services");
        await SignInAtAsync(page, node.Address, "/help");

        var dialog = page.Locator("#session-warning");
        await dialog.WaitForAsync();
        await Assertions.Expect(dialog.Locator("[data-stay] button")).ToBeFocusedAsync();
        await Accessibility.CheckAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await dialog.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal("/help", new Uri(page.Url).AbsolutePath);
        await page.Context.DisposeAsync();
    }

    [Fact]
    [Asvs("7.3.1")]
    public async Task Idle_WhileADraftIsOpen_EndsTheSession_AndAfterSignInThePageAndTheDraftAreThere()
    {
        await using var node = await ShortAsync(idle: 25, warning: 3);
        var page = await portal.SignInAsync(Person);
        await DraftAsync(page, node.Address);
        await page.Locator("#NameEn").PressSequentiallyAsync(Written);
        await Assertions.Expect(page.Locator("#NameEn")).ToHaveValueAsync(Written);
        var draft = new Uri(page.Url).AbsolutePath;

        // Who typed and then left is idle like everybody else.
        await page.WaitForURLAsync("**/signin?**", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync(Words["Ended.Idle"]);
        await page.SignInAgainAsync(Person);
        Assert.Equal(draft, new Uri(page.Url).AbsolutePath);
        await Assertions.Expect(page.Locator("#NameEn")).ToHaveValueAsync(Written);
        await page.Context.DisposeAsync();
    }

    [Fact]
    [Asvs("7.3.1")]
    [Asvs("7.3.2")]
    public async Task Typing_ForLongerThanTheIdleTime_KeepsTheSession_AndNeverPastItsLongestTime()
    {
        await using var node = await ShortAsync(idle: 20, warning: 4, "Access:Sessions:Absolute=00:01:10");
        var page = await portal.SignInAsync(Person);
        await DraftAsync(page, node.Address);
        var field = page.Locator("#NameEn");
        var typed = "";
        for (var began = Stopwatch.StartNew(); began.Elapsed < TimeSpan.FromSeconds(26); await page.WaitForTimeoutAsync(700))
        {
            // The field is not left, and no pause is long enough to save.
            await field.PressAsync("a");
            var read = await field.InputValueAsync();
            Assert.StartsWith(typed, read, StringComparison.Ordinal);
            typed = read;
            Assert.False(await page.EvaluateAsync<bool>("() => document.getElementById('session-warning').open"), $"warned after {began.Elapsed}");
        }

        Assert.InRange(typed.Length, 10, 40);
        await Assertions.Expect(field).ToHaveValueAsync(typed);
        for (var left = 150; left > 0 && !page.Url.Contains("/signin?", StringComparison.Ordinal); left--)
        {
            await page.Keyboard.PressAsync("a");
            await page.WaitForTimeoutAsync(700);
        }

        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync(Words["Ended.Expired"]);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Presence_OfAScriptOrOfNobody_EndsAllTheSame()
    {
        await using var node = await ShortAsync(idle: 10, warning: 3);
        var page = await portal.SignInAsync(Person);
        await SignInAtAsync(page, node.Address, "/help");
        await page.EvaluateAsync("() => setInterval(() => { for (const kind of ['keydown', 'input', 'pointerdown', 'wheel']) document.body.dispatchEvent(new Event(kind, { bubbles: true })); }, 500)");
        await page.WaitForURLAsync("**/signin?**", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync(Words["Ended.Idle"]);
        await page.Context.DisposeAsync();
    }

    private static async Task DraftAsync(IPage page, string address)
    {
        await SignInAtAsync(page, address, "/services/new");
        await page.Button(Walk.Words("Services", "en")["New.Start"]).ClickAsync();
        await page.WaitForURLAsync("**/register");
        await page.Locator("a[href$='/register/about']").First.ClickAsync();
        await page.Locator("#NameEn").WaitForAsync();
    }

    private static async Task SignInAtAsync(IPage page, string address, string path)
    {
        await page.GotoAsync(address + "/signin?returnUrl=" + Uri.EscapeDataString(path));
        await page.SignInAgainAsync(Person);
    }

    private Task<TestNode> ShortAsync(int idle, int warning, params string[] settings) =>
        TestNode.StartAsync(portal, [$"Access:Sessions:Idle=00:00:{idle:00}", $"Access:Sessions:Warning=00:00:{warning:00}", .. settings]);
}
