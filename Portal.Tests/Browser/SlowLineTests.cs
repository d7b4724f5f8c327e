using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>What somebody answers while their line takes its time: before the page answers, and while it tells what came of the answer before.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class SlowLineTests(BrowserPortal portal)
{
    [Fact]
    public async Task Answers_GivenBeforeThePageAnswers_AreKept()
    {
        var page = await portal.SignInAsync("Farah Siddiqui");
        var address = await DraftAsync(page);

        // A slow line: the document is there, what makes it answer is not, and neither are the scripts that come with it.
        var arrived = await HoldAsync(page);
        await page.GotoAsync(address + "/about", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("#NameEn").FillAsync("Written on a slow line");
        await page.Locator("#SummaryEn").PressSequentiallyAsync("And more of it");
        arrived.SetResult();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("#NameEn")).ToHaveValueAsync("Written on a slow line");
        await Assertions.Expect(page.Locator("#SummaryEn")).ToHaveValueAsync("And more of it");
        await Assertions.Expect(page.Locator("#SummaryEn")).ToBeFocusedAsync();

        // It counts as an answer like any other.
        await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync(Walk.Words("Shared", "en")["Saved.At"].Split('{')[0].Trim());
        await page.ReloadAsync();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("#NameEn")).ToHaveValueAsync("Written on a slow line");
        await Assertions.Expect(page.Locator("#SummaryEn")).ToHaveValueAsync("And more of it");
        await page.UnrouteAllAsync();

        // A choice among several too: the last of them.
        arrived = await HoldAsync(page);
        await page.GotoAsync(address + "/data", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("input[type=radio]").Nth(1).CheckAsync(new() { Force = true });
        await page.Locator("input[type=radio]").Nth(2).CheckAsync(new() { Force = true });
        arrived.SetResult();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("input[type=radio]").Nth(2)).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("input[type=radio]").Nth(2)).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Word_ThatIsBeingPutIn_WhileThePageBeginsToAnswer_IsWhole()
    {
        var page = await portal.SignInAsync("Farah Siddiqui");
        var address = await DraftAsync(page);
        var arrived = await HoldAsync(page);
        await page.GotoAsync(address + "/about", new() { WaitUntil = WaitUntilState.Commit });
        var field = page.Locator("#NameEn");
        await field.FillAsync("Register of land");
        await field.PressAsync("Home");
        for (var step = 0; step < "Register ".Length; step++) await field.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync("new ");
        arrived.SetResult();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(field).ToHaveValueAsync("Register new of land");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("and old ");
        await Assertions.Expect(field).ToHaveValueAsync("Register new and old of land");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task WhatIsPutIn_WhileTheAnswerBeforeIsOnItsWayBack_IsKept()
    {
        var (page, line, address) = await SlowDraftAsync();
        await page.OpenAsync(address + "/about");
        await PutInAsync("#NameEn", "Register ", "of land", content => content.About.Name.En);
        await PutInAsync("#SummaryEn", "Who owns what", " and since when", content => content.About.SummaryEn);
        await PutInAsync("#YearlyVolume", "12", "000", content => content.About.YearlyVolume);
        await page.OpenAsync(address + "/continuity");
        await PutInAsync("#Availability", "99", ".95", content => content.Continuity.Availability);
        await page.Context.DisposeAsync();

        async Task PutInAsync(string selector, string first, string then, Func<ServiceContent, object?> saved)
        {
            var field = page.Locator(selector);
            line.Hold();
            await field.PressSequentiallyAsync(first);
            await SavedAsync(address, content => Said(saved(content)) == first);
            await field.PressSequentiallyAsync(then);
            line.GoOn();
            await SavedAsync(address, content => Said(saved(content)) == first + then);
            await Assertions.Expect(field).ToHaveValueAsync(first + then);
        }
    }

    [Fact]
    public async Task Date_IsNotJudgedWhileItsYearIsBeingTyped_AndIsWhenItIsLeft()
    {
        var page = await portal.SignInAsync("Ayesha Malik");
        var address = await DraftAsync(page);
        await page.OpenAsync(address + "/continuity");
        var (field, error) = (page.Locator("#ContractUntil"), page.Locator("#ContractUntil-error"));
        await page.EvaluateAsync("() => { window.told = []; document.addEventListener('change', e => window.told.push(e.target.value)); }");
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("12312028");
        Assert.Equal(["2028-12-31"], await page.EvaluateAsync<string[]>("() => window.told"));
        await SavedAsync(address, content => content.Continuity.ContractUntil == new DateOnly(2028, 12, 31));
        await page.Locator("#Availability").FocusAsync();
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("123126");
        await page.Locator("#Availability").FocusAsync();
        await error.WaitForAsync();
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("12312029");
        await Assertions.Expect(error).ToHaveCountAsync(0);
        await SavedAsync(address, content => content.Continuity.ContractUntil == new DateOnly(2029, 12, 31));
        await Assertions.Expect(field).ToHaveValueAsync("2029-12-31");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Dialog_OnASlowLine_IsOpenedOnce_AndLeftByEscapeFromTheMomentItShows()
    {
        var page = await portal.SignInAsync("Kamran Yousafzai");
        var line = await SlowLine.OnAsync(page);
        await page.OpenAsync("/gallery");
        await page.Locator("[data-test=decide]").WaitForAsync();
        line.Hold();
        await page.Locator("[data-test=decide]").DblClickAsync();
        await page.Locator("[data-test=decide]").ClickAsync();
        line.HoldAt("Radzen.openDialog");
        line.GoOn();
        await page.OpenDialog().WaitForAsync();
        await Assertions.Expect(page.OpenDialog()).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        line.GoOn();
        await Assertions.Expect(page.OpenDialog()).ToHaveCountAsync(0);

        // Whatever came late keeps nothing of the dialog.
        await Assertions.Expect(page.Locator("body")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("no-scroll"));
        await page.Locator("[data-test=decide]").ClickAsync();
        await page.OpenDialog().WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.OpenDialog()).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-test=decide]")).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    private static string? Said(object? answer) => Convert.ToString(answer, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(IPage Page, SlowLine Line, string Address)> SlowDraftAsync()
    {
        var page = await portal.SignInAsync("Ayesha Malik");
        var line = await SlowLine.OnAsync(page);
        return (page, line, await DraftAsync(page));
    }

    private Task SavedAsync(string address, Func<ServiceContent, bool> isSaid) =>
        portal.UntilAsync(async db => isSaid((await db.Services.AsNoTracking().SingleAsync(s => s.Id == new ServiceId(Walk.IdIn(address)))).Content));

    private static async Task<string> DraftAsync(IPage page)
    {
        await page.OpenAsync("/services/new");
        await page.Button(Walk.Words("Services", "en")["New.Start"]).ClickAsync();
        await page.WaitForURLAsync("**/register");
        return page.Url;
    }

    /// <summary>Holds back what a page loads after it is shown, until the result is set.</summary>
    private static async Task<TaskCompletionSource> HoldAsync(IPage page)
    {
        var arrived = new TaskCompletionSource();
        foreach (var late in new[] { "**/_framework/**", "**/js/portal*", "**/js/session*" })
        {
            await page.RouteAsync(late, async route =>
            {
                await arrived.Task;
                await route.ContinueAsync();
            });
        }

        return arrived;
    }
}
