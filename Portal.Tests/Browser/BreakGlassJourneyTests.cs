using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Application.Access;
using Portal.Application.Common;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>The emergency administrator's way in, and what everybody else sees of it.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class BreakGlassJourneyTests(BrowserPortal portal)
{
    private const string Reason = "The identity provider is down";
    private static readonly Dictionary<string, string> Words = Walk.Words("Session", "en");

    [Fact]
    public async Task Pass_FromTheConsole_LetsInOnce_AndABannerStandsForAdministratorsUntilItIsOver()
    {
        var issued = await portal.Services.GetRequiredService<UseCaseRunner>().SendAsync(IssueBreakGlassCommand.Console, new IssueBreakGlassCommand(Reason));
        var page = await portal.OpenAsync();
        await page.GotoAsync($"/break-glass?pass={issued.Value}");
        await Accessibility.CheckAsync(page);
        await page.Button(Words["BreakGlass.Enter"]).ClickAsync();
        await page.WaitForURLAsync(portal.Address + "/");
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator(".alarm")).ToContainTextAsync(Reason);

        var second = await portal.OpenAsync();
        await second.GotoAsync($"/break-glass?pass={issued.Value}");
        await second.Button(Words["BreakGlass.Enter"]).ClickAsync();
        await Assertions.Expect(second.Locator("h1")).ToHaveTextAsync(Walk.Words("Frame", "en")["NotFound.Title"]);

        var administrator = await portal.SignInAsync("Kamran Yousafzai");
        await Assertions.Expect(administrator.Locator(".alarm")).ToContainTextAsync(Reason);
        await Accessibility.CheckAsync(administrator);
        var officer = await portal.SignInAsync("Ayesha Malik");
        await Assertions.Expect(officer.Locator(".alarm")).ToHaveCountAsync(0);

        await page.OpenAsync("/me/sessions");
        await page.Button(Words["EndThis"]).ClickAsync();
        await page.WaitForURLAsync("**/signin");
        await administrator.ReloadAsync();
        await BrowserPortal.InteractiveAsync(administrator);
        await Assertions.Expect(administrator.Locator(".alarm")).ToHaveCountAsync(0);
        foreach (var window in new[] { page, second, administrator, officer }) await window.Context.DisposeAsync();
    }
}
