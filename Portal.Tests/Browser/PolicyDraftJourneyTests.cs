using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>What an administrator enters in a draft of a policy version, and what becomes of it when the connection is lost or a second administrator is at it too.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class PolicyDraftJourneyTests(BrowserPortal portal)
{
    private const string Person = "Kamran Yousafzai";
    private const string Reason = "Floods of 2026, سیلاب";

    [Fact]
    public async Task Draft_EnteredAndNotSaved_IsOfferedAgainWhenTheServerStartsAgain()
    {
        var words = Walk.Words("Policies", "en");
        var first = await portal.HostAsync("http://127.0.0.1:0");
        await first.StartAsync();
        var address = BrowserPortal.AddressOf(first);
        var page = await portal.SignInAsync(Person);
        await DraftAsync(page, address);
        await KeptAsync(page, () => EnterAsync(page, "MinSites", "3"));
        // The reason is entered and the field never left.
        await KeptAsync(page, () => page.Locator("[id='MinSites-why']").FillAsync(Reason));
        await page.EvaluateAsync("() => { window.before = true; }");
        await first.StopAsync();
        await first.DisposeAsync();
        await page.Locator("#components-reconnect-modal.components-reconnect-show, #components-reconnect-modal.components-reconnect-failed").WaitForAsync(new() { Timeout = 30_000 });
        await using var second = await portal.HostAsync(address);
        await second.StartAsync();
        try
        {
            await page.WaitForFunctionAsync("() => !window.before && document.documentElement.hasAttribute('data-interactive')", null, new() { Timeout = 60_000 });
            await OfferedAsync(page, words, "3");
            await Accessibility.CheckAsync(page);

            // Still there when the page is loaded anew once more, until it is saved.
            await page.ReloadAsync();
            await BrowserPortal.InteractiveAsync(page);
            await OfferedAsync(page, words, "3");
            await page.Button(words["Save"]).ClickAsync();
            await Assertions.Expect(page.GetByText(words["Saved"], new() { Exact = true })).ToBeVisibleAsync();
            await page.ReloadAsync();
            await BrowserPortal.InteractiveAsync(page);
            await Assertions.Expect(page.Locator("#MinSites")).ToHaveValueAsync("3");
            await Assertions.Expect(page.GetByText(words["Kept"])).ToHaveCountAsync(0);
            await page.Context.DisposeAsync();
        }
        finally
        {
            // A node that is only disposed of leaves its scheduler behind, which would take the other node's work.
            await second.StopAsync();
        }
    }

    [Fact]
    public async Task Draft_EnteredAndNotSaved_CanBeDiscarded_AndIsNobodyElses()
    {
        var words = Walk.Words("Policies", "en");
        var page = await portal.SignInAsync(Person);
        var address = await DraftAsync(page, portal.Address);
        await KeptAsync(page, () => EnterAsync(page, "MinSites", "6"));

        // Somebody else at the same browser, in the same tab.
        await AdministratorAsync();
        await page.OpenAsync(portal.Address + "/");
        await page.EvaluateAsync("() => document.querySelector('form[action=\"/signout\"]').requestSubmit()");
        await page.WaitForURLAsync("**/signin**");
        await page.GotoAsync($"{portal.Address}/signin?returnUrl={Uri.EscapeDataString(new Uri(address).AbsolutePath)}");
        await page.SignInAgainAsync("Second Administrator");
        await Assertions.Expect(page.Locator("#MinSites")).ToHaveValueAsync("2");
        await Assertions.Expect(page.GetByText(words["Kept"])).ToHaveCountAsync(0);

        await KeptAsync(page, () => EnterAsync(page, "MinSites", "7"));
        await page.ReloadAsync();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.GetByText(words["Kept"])).ToBeVisibleAsync();
        await page.Button(words["Kept.Discard"]).ClickAsync();
        await Assertions.Expect(page.Locator("#MinSites")).ToHaveValueAsync("2");
        await page.ReloadAsync();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("#MinSites")).ToHaveValueAsync("2");
        await Assertions.Expect(page.GetByText(words["Kept"])).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task Draft_ChangedByTwoAdministrators_IsMergedByField_AndTheSecondDecidesOnWhatBothChanged(string language)
    {
        var words = Walk.Words("Policies", language);
        await AdministratorAsync();
        var first = await portal.SignInAsync(Person);
        var address = await DraftAsync(first, portal.Address);
        var second = await portal.SignInAsync("Second Administrator", language, language == "ur" ? 390 : 1440);
        await second.OpenAsync(address);
        await ExplainedAsync(second, "MinSites", "1", "Mine");
        await ExplainedAsync(second, "ReviewDays", "300", "Mine too");

        await ExplainedAsync(first, "MinSites", "3", "Theirs");
        await ExplainedAsync(first, "EvidenceDays", "20", "Theirs too");
        await first.Button("Save the changes").ClickAsync();
        await Assertions.Expect(first.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await second.Button(words["Save"]).ClickAsync();
        var told = second.GetByRole(AriaRole.Alert).Filter(new() { HasText = words["Clash"] });
        await Assertions.Expect(told.Locator("tbody tr:not(.group)")).ToHaveCountAsync(1);
        await Assertions.Expect(second.Locator("#MinSites")).ToHaveValueAsync("3");
        await Assertions.Expect(second.Locator("#EvidenceDays")).ToHaveValueAsync("20");
        await Assertions.Expect(second.Locator("#ReviewDays")).ToHaveValueAsync("300");
        await Accessibility.CheckAsync(second);

        // What they wanted waits for them, also when the page is loaded anew.
        await second.ReloadAsync();
        await BrowserPortal.InteractiveAsync(second);
        await Assertions.Expect(told).ToBeVisibleAsync();
        await second.Button(words["Clash.UseMine"]).ClickAsync();
        await Assertions.Expect(told).ToHaveCountAsync(0);
        await Assertions.Expect(second.Locator("#MinSites")).ToHaveValueAsync("1");

        await first.OpenAsync(address);
        foreach (var (field, value) in new[] { ("MinSites", "1"), ("ReviewDays", "300"), ("EvidenceDays", "20") }) await Assertions.Expect(first.Locator("#" + field)).ToHaveValueAsync(value);
        await first.Context.DisposeAsync();
        await second.Context.DisposeAsync();
    }

    private static async Task<string> DraftAsync(IPage page, string portal)
    {
        await page.OpenAsync(portal + "/compliance/policies");
        await page.Button("New version").ClickAsync();
        await page.Locator("#decision-reason").FillAsync("Sites after the floods");
        if (await page.Locator("#decision-choice").CountAsync() > 0) await page.Locator("#decision-choice").SelectOptionAsync(new SelectOptionValue { Label = "Version 1 (In force)" });
        await page.OpenDialog().Locator(".df .btn.primary").ClickAsync();
        await page.WaitForURLAsync("**/compliance/policies/*/edit");
        await Assertions.Expect(page.Locator("#MinSites")).ToHaveValueAsync("2");
        return page.Url;
    }

    private static async Task EnterAsync(IPage page, string field, string value)
    {
        await page.Locator("#" + field).FillAsync(value);
        await page.Locator("#" + field).BlurAsync();
        await page.Locator($"[id='{field}-why']").WaitForAsync();
    }

    private static async Task ExplainedAsync(IPage page, string field, string value, string reason)
    {
        await EnterAsync(page, field, value);
        await page.Locator($"[id='{field}-why']").FillAsync(reason);
        await page.Locator($"[id='{field}-why']").BlurAsync();
    }

    // Does something, and waits until the tab keeps something else than before.
    private static async Task KeptAsync(IPage page, Func<Task> act)
    {
        const string Kept = "() => Object.keys(sessionStorage).filter(k => k.startsWith('policy-')).map(k => sessionStorage[k]).join()";
        var before = await page.EvaluateAsync<string>(Kept);
        await act();
        await page.WaitForFunctionAsync($"before => ({Kept})() !== before", before);
    }

    private static async Task OfferedAsync(IPage page, Dictionary<string, string> words, string sites)
    {
        await Assertions.Expect(page.GetByText(words["Kept"])).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#MinSites")).ToHaveValueAsync(sites);
        await Assertions.Expect(page.Locator("[id='MinSites-why']")).ToHaveValueAsync(Reason);
    }

    private async Task AdministratorAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var email = "second.administrator" + DemoPersonas.Domain;
        if (await db.People.AnyAsync(p => p.Email == email)) return;
        var authority = await db.Organisations.Where(o => o.Code == "PDA").Select(o => o.Id).SingleAsync();
        db.People.Add(Portal.Domain.Access.Person.Create(PersonId.New(), new("Second Administrator", "دوسرا منتظم"), email, authority, [Role.PdaAdministrator]));
        await db.SaveChangesAsync();
    }
}
