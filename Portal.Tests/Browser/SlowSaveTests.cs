using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>What somebody answers, or where they go, while the database takes its time over the answer before.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class SlowSaveTests(BrowserPortal portal)
{
    [Fact]
    public async Task Application_AnsweredWhileItIsSaved_KeepsBothAnswers()
    {
        var (page, id) = await ApplicationAsync();
        await using (await HeldAsync("sandbox_applications"))
        {
            await GiveAsync(page, "#Title", "Insurance by text message");
            await GiveAsync(page, "#ExitPlan", "Policies run out.");
        }

        await portal.UntilAsync(db => db.SandboxApplications.AnyAsync(a => a.Id == id && a.Proposal.Title.En == "Insurance by text message" && a.Safeguards.ExitPlan == "Policies run out."));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Application_LeftWhileItIsSaved_IsSavedAndTheNextPageIsWhole()
    {
        var (page, id) = await ApplicationAsync();
        await using (await HeldAsync("sandbox_applications"))
        {
            await GiveAsync(page, "#Title", "Left at once");
            await page.Locator("footer a[href='/help']").ClickAsync();
            await page.WaitForURLAsync("**/help");
        }

        await portal.UntilAsync(db => db.SandboxApplications.AnyAsync(a => a.Id == id && a.Proposal.Title.En == "Left at once"));
        await IsWholeAsync(page);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Section_LeftForTheNextWhileItIsSaved_LeavesTheNextOneToBeAnswered()
    {
        var (page, id) = await SectionAsync();
        await using (await HeldAsync("services"))
        {
            await GiveAsync(page, "#NameEn", "A name on its way");
            await page.Locator("#main .tasks a[href$='/register/data']").First.ClickAsync();
            await page.WaitForURLAsync("**/register/data");
            // Nothing more can be answered in the section that was left.
            await Assertions.Expect(page.Locator("[data-autosave][inert]")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#NameEn")).ToBeVisibleAsync();
        }

        await portal.UntilAsync(db => db.Services.AnyAsync(s => s.Id == id && s.About.Name.En == "A name on its way"));
        await GiveAsync(page, "#RetentionDays", "90");
        await portal.UntilAsync(db => db.Services.AnyAsync(s => s.Id == id && s.Data.RetentionDays == 90));
        await Assertions.Expect(page.Locator(".errsum")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Section_LeftForAnotherPageWhileItIsSaved_IsSavedAndThatPageIsWhole()
    {
        var (page, id) = await SectionAsync();
        await using (await HeldAsync("services"))
        {
            await GiveAsync(page, "#NameEn", "A name left behind");
            await page.Locator("footer a[href='/help']").ClickAsync();
            await page.WaitForURLAsync("**/help");
        }

        await portal.UntilAsync(db => db.Services.AnyAsync(s => s.Id == id && s.About.Name.En == "A name left behind"));
        await IsWholeAsync(page);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Text_WithAPauseAfterASpace_KeepsTheSpace()
    {
        var (page, id) = await SectionAsync();
        var field = page.Locator("#NameEn");
        await field.PressSequentiallyAsync("A name ");
        await portal.UntilAsync(db => db.Services.AnyAsync(s => s.Id == id && s.About.Name.En.StartsWith("A name")));
        // What came of the save is on the page by then.
        await Assertions.Expect(page.Locator(".tasks .o-info").First).ToBeVisibleAsync();
        await field.PressSequentiallyAsync("in parts");
        await Assertions.Expect(field).ToHaveValueAsync("A name in parts");
        await portal.UntilAsync(db => db.Services.AnyAsync(s => s.Id == id && s.About.Name.En == "A name in parts"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Row_AnsweredWhileItIsSavedForTheFirstTime_KeepsTheAnswer()
    {
        var (page, id) = await SectionAsync();
        await page.OpenAsync($"/services/{id.Value}/register/datasets");
        var name = page.Locator("[id='Items[0]Name']");
        await using (await HeldAsync("services"))
        {
            await page.Button(Walk.Words("Services", "en")["DataSet.Add"]).ClickAsync();
            await name.PressSequentiallyAsync("Own");
        }

        await portal.UntilAsync(async db => (await db.Services.AsNoTracking().SingleAsync(s => s.Id == id)).DataSets.Items.Count == 1);
        await page.Keyboard.TypeAsync("ers");
        await portal.UntilAsync(async db => (await db.Services.AsNoTracking().SingleAsync(s => s.Id == id)).DataSets.Items is [{ Name: "Owners" }]);
        await Assertions.Expect(name).ToHaveValueAsync("Owners");
        await page.Context.DisposeAsync();
    }

    private async Task<(IPage Page, SandboxApplicationId Id)> ApplicationAsync()
    {
        var page = await portal.SignInAsync("Tariq Mehmood");
        await page.OpenAsync("/sandbox/new");
        await page.Locator(".opt").Nth(3).ClickAsync();
        await page.Button(Walk.Words("Sandbox", "en")["New.Start"]).ClickAsync();
        await page.WaitForURLAsync("**/edit");
        await page.Locator("#Title").WaitForAsync();
        return (page, new(Walk.IdIn(page.Url)));
    }

    private async Task<(IPage Page, ServiceId Id)> SectionAsync()
    {
        var page = await portal.SignInAsync("Ayesha Malik");
        await page.OpenAsync("/services/new");
        await page.Button(Walk.Words("Services", "en")["New.Start"]).ClickAsync();
        await page.WaitForURLAsync("**/register");
        await page.Locator("a[href$='/register/about']").First.ClickAsync();
        await page.Locator("#NameEn").WaitForAsync();
        return (page, new(Walk.IdIn(page.Url)));
    }

    private static async Task GiveAsync(IPage page, string field, string answer)
    {
        await page.Locator(field).FillAsync(answer);
        await page.Locator(field).PressAsync("Tab");
    }

    // What fails after its page was left is heard of on the page that came.
    private static async Task IsWholeAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync(Walk.Words("Frame", "en")["Failure.Title"]);
        await page.Locator("a.brand").ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync(Walk.Words("Frame", "en")["Failure.Title"]);
    }

    /// <summary>Lets a table be read and not written until it is disposed of.</summary>
    private async Task<IAsyncDisposable> HeldAsync(string table)
    {
        var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var transaction = await db.Database.BeginTransactionAsync();
#pragma warning disable EF1002 // The test's own word.
        await db.Database.ExecuteSqlRawAsync($"LOCK TABLE {table} IN SHARE MODE");
#pragma warning restore EF1002
        return new Held(scope, transaction);
    }

    private sealed class Held(AsyncServiceScope scope, IDbContextTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await scope.DisposeAsync();
        }
    }
}
