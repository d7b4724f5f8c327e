using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>
/// What the network proves of a service: asked for at the click, opened, checked by the reader's own browser, and in public; and an alarm about what it says otherwise than before.
/// In both languages, with axe on every page.
/// </summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class EvidenceJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Evidence_OfAService_IsTakenAndCheckedByTheReader(string language, int width)
    {
        var words = Walk.Words("Proofs", language);
        var service = await ServiceAsync(language == "en" ? 0 : 1);
        var page = await portal.SignInAsync("Nadeem Abbasi", language, width);
        await page.OpenAndCheckAsync("/evidence");
        await page.OpenAndCheckAsync($"/services/{service.Id.Value}?tab=evidence");
        var before = await page.Locator(".past li").CountAsync();
        await page.Button(words["Demand"]).ClickAsync();
        await Assertions.Expect(page.Locator(".past li")).Not.ToHaveCountAsync(before, new() { Timeout = 30_000 });
        await Assertions.Expect(page.Button(words["Demand"])).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await page.Locator("a.btn", new() { HasText = words["Certificate.Open"] }).First.ClickAsync();
        await page.WaitForURLAsync("**/evidence/*");
        await BrowserPortal.InteractiveAsync(page);
        await CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("ur", 1440)]
    public async Task Evidence_OfAPublicService_IsCheckedByAnybody(string language, int width)
    {
        var service = await ServiceAsync(0, DataClass.Open, DataClass.Public, DataClass.Restricted);
        var page = await portal.OpenAsync(language, width);
        await page.GotoAsync($"{portal.Address}/register/{service.Code}");
        await page.Locator($"a[href='/register/{service.Code}/evidence']").ClickAsync();
        await page.WaitForURLAsync("**/evidence");
        await CheckAsync(page);
        var bytes = await page.Context.APIRequest.GetAsync(portal.Address + await page.Locator("[data-certificate]").First.GetAttributeAsync("data-certificate"));
        Assert.Equal((200, "application/cbor"), (bytes.Status, bytes.Headers["content-type"]));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Alarm_AboutOtherCode_IsSettledWithAReason()
    {
        var words = Walk.Words("Proofs", "en");
        var page = await portal.SignInAsync("Rashid Qureshi");
        await page.OpenAndCheckAsync("/evidence/alarms");
        await page.Locator(".pgrid a", new() { HasText = words["Drift.CodeChanged"] }).ClickAsync();
        await page.WaitForURLAsync("**/evidence/alarms/*");
        await Accessibility.CheckAsync(page);
        await page.Button(words["Settle"]).First.ClickAsync();
        await page.OpenDialog().Locator(".opt").First.ClickAsync();
        await page.OpenDialog().Locator("textarea").FillAsync("The new version was reviewed by two people.");
        await Accessibility.CheckAsync(page);
        await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = words["Settle"], Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("The new version was reviewed by two people.")).ToBeVisibleAsync();
        await page.OpenAndCheckAsync("/evidence/alarms?settled=true");
        await Assertions.Expect(page.Locator(".pgrid a", new() { HasText = words["Drift.CodeChanged"] })).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    private static async Task CheckAsync(IPage page)
    {
        await Accessibility.CheckAsync(page);
        var check = page.Locator("[data-check]").First;
        await check.Locator("[data-check-start]").ClickAsync();
        await Assertions.Expect(check.Locator("[data-state=ok]")).ToHaveCountAsync(7, new() { Timeout = 30_000 });
        await Accessibility.CheckAsync(page);
    }

    // One whose canisters are as they are registered.
    private async Task<Service> ServiceAsync(int number, params DataClass[] classes)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var services = await db.Services.AsNoTracking().Where(s => s.State == ServiceState.Registered && db.CanisterWatches.Any(w => w.ServiceId == s.Id)).OrderBy(s => s.Code).ToListAsync();
        var watches = (await db.CanisterWatches.AsNoTracking().ToListAsync()).ToLookup(w => w.ServiceId);
        return services.Where(s => classes.Length == 0 || (s.Data.Class is { } own && classes.Contains(own)))
            .Where(s => watches[s.Id].All(w => s.Placements.Any(p => p.Canisters.Contains(w.Canister) && p.Subnet == w.Subnet && p.ModuleHash == w.Content?.ModuleHash)))
            .ElementAt(number);
    }
}
