using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>People who work without a mouse, and people who work on the same thing.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class PeopleAtWorkTests(BrowserPortal portal)
{
    private const int MostSteps = 80;

    [Fact]
    public async Task Keyboard_FromSignInToAService_IsEnough()
    {
        var page = await portal.OpenAsync();

        // A page begins at its heading; what is around it lies before it, the skip link first of all.
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await GoToAsync(page, "Shift+Tab", "a.skip");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
        await GoToAsync(page, "Tab", "form[action='/session'] button", "Rashid Qureshi");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(portal.Address + "/");
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await GoToAsync(page, "Shift+Tab", "#side a[href='/services']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/services");
        await page.Locator("tbody a[href^='/services/']").First.WaitForAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await GoToAsync(page, "Tab", "tbody a[href^='/services/']");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".phead .tag.state").WaitForAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Page_ThatHasJustCome_IsReadFromItsHeading_UnlessSomebodyWritesInItAlready()
    {
        var page = await portal.SignInAsync("Farah Siddiqui");
        await page.OpenAsync("/services/new");
        await page.Locator("#side a[href='/services']").ClickAsync();
        var field = page.Locator("#filter-text");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        // What the server asks for a moment too late.
        await field.FocusAsync();
        await page.EvaluateAsync("portal.focusHeading()");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await page.Locator("#side a[href='/services']").FocusAsync();
        await page.EvaluateAsync("portal.focusHeading()");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Decision_WhenTwoApproversDecideAtOnce_IsTakenOnceAndTheOtherIsTold()
    {
        var words = Walk.Words("Services", "en");
        var address = await FilingAsync();
        var first = await portal.SignInAsync("Rashid Qureshi");
        var second = await portal.SignInAsync("Second Approver");
        foreach (var page in new[] { first, second })
        {
            await page.OpenAsync(address);
            await page.Button(words["Do.Decide"]).ClickAsync();
            await page.OpenDialog().Locator(".opt").First.ClickAsync();
            await page.OpenDialog().Locator("#decision-reason").FillAsync("All is in order.");
        }

        await first.ConfirmAsync();
        await second.OpenDialog().Locator(".df .btn.primary").ClickAsync();
        var told = await (await second.RefusedAsync()).InnerTextAsync();
        Assert.Contains(Walk.Words("Errors", "en")["Common.Stale"], told, StringComparison.Ordinal);
        await Assertions.Expect(second.OpenDialog().Locator("#decision-reason")).ToHaveValueAsync("All is in order.");
        await Accessibility.CheckAsync(second);
        foreach (var page in new[] { first, second }) await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Dialog_WhenOpenedAndLeft_TakesTheFocusAtOnceAndGivesItBack()
    {
        var page = await portal.SignInAsync("Rashid Qureshi");
        await page.OpenAsync(await FilingAsync());
        var decide = page.Button(Walk.Words("Services", "en")["Do.Decide"]);
        await decide.ClickAsync();
        await Assertions.Expect(page.OpenDialog().Locator("h2")).ToBeFocusedAsync();
        var reason = page.OpenDialog().Locator("#decision-reason");
        await reason.FocusAsync();
        // Half a second after opening, the component library would take the focus for itself.
        await page.WaitForTimeoutAsync(700);
        await Assertions.Expect(reason).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.OpenDialog().WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(decide).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    private static async Task GoToAsync(IPage page, string key, string selector, string words = "")
    {
        for (var i = 0; i < MostSteps; i++)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<bool>(
                "([selector, words]) => document.activeElement.matches(selector) && document.activeElement.textContent.includes(words)", new[] { selector, words })) return;
        }

        var at = await page.EvaluateAsync<string>("() => document.activeElement.outerHTML");
        Assert.Fail($"{page.Url}: {MostSteps} steps do not reach {selector} {words} but {at[..Math.Min(at.Length, 200)]}");
    }

    // A filing of the demonstration that an approver can decide now, and a second approver beside the demonstration's.
    private async Task<string> FilingAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var authority = await db.Organisations.Where(o => o.Code == "PDA").Select(o => o.Id).SingleAsync();
        var email = "second.approver" + DemoPersonas.Domain;
        if (!await db.People.AnyAsync(p => p.Email == email))
        {
            db.People.Add(Person.Create(PersonId.New(), new("Second Approver", "دوسرا منظور کنندہ"), email, authority, [Role.Approver]));
            await db.SaveChangesAsync();
        }

        var filing = await db.Services.Where(s => s.State == ServiceState.InReview && s.OrganisationId != authority).Select(s => s.Id).FirstAsync();
        return $"/services/{filing.Value}";
    }
}
