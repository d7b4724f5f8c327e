using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Portal.Tests.Oidc;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Somebody signs in at a real provider, in a real browser: invited, then refused, with the administrator's rule in between.</summary>
/// <param name="portal">The portal of the demonstration; this journey runs on a node of its own that knows a provider.</param>
[Collection(BrowserCollection.Name)]
public sealed class ProviderSignInTests(BrowserPortal portal) : IAsyncLifetime
{
    private TestProvider _provider = null!;
    private WebApplication _node = null!;

    private string Address => BrowserPortal.AddressOf(_node);

    public async Task InitializeAsync()
    {
        _provider = await TestProvider.StartAsync();
        _node = await portal.HostAsync("http://127.0.0.1:0", [.. OidcPortal.ProviderSettings("alpha", _provider, "ClientId=portal", "ClientSecret=a secret & more")]);
        await _node.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _node.StopAsync();
        await _node.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Stranger_WhomARuleBringsIn_SignsInWorksAndSignsOut(string language, int width)
    {
        var words = Walk.Words("SignIn", language);
        var (account, group) = ($"visitor-{language}", $"group-{language}");
        await _provider.AccountAsync(account, new { email = $"{account}@alpha.example", email_verified = true, name = "Visitor", groups = new[] { group } });
        var page = await portal.OpenAsync(language, width, at: Address);

        // An address that no provider has comes back with what was typed and what to do.
        await page.FillAsync("#email", "somebody@nowhere.example");
        await page.Button(words["Continue"]).ClickAsync();
        await Assertions.Expect(page.Locator("#email-error")).ToContainTextAsync(words["Email.Unknown"]);
        await Assertions.Expect(page.Locator("#email")).ToHaveValueAsync("somebody@nowhere.example");
        await Accessibility.CheckAsync(page);

        // Not invited: a page that says so.
        await SignInAsync(page, words, account);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(words["Problem.NotInvited"]);
        await Accessibility.CheckAsync(page);

        await AddRuleAsync(language, width, words, group);
        await page.GetByRole(AriaRole.Link, new() { Name = words["Problem.Again"], Exact = true }).ClickAsync();
        await SignInAsync(page, words, account);
        await page.WaitForURLAsync(Address + "/");
        await BrowserPortal.InteractiveAsync(page);
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    private static async Task SignInAsync(IPage page, Dictionary<string, string> words, string account)
    {
        await page.FillAsync("#email", $"{account}@alpha.example");
        await page.Button(words["Continue"]).ClickAsync();
        // The provider remembers the browser and then asks nothing.
        await page.WaitForURLAsync(url => !url.Contains("/signin/start", StringComparison.Ordinal));
        if (await page.Locator("input[name=account]").CountAsync() == 0) return;
        await page.FillAsync("input[name=account]", account);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private async Task AddRuleAsync(string language, int width, Dictionary<string, string> words, string group)
    {
        var page = await portal.SignInAsync("Kamran Yousafzai", language, width, at: Address);
        await page.OpenAndCheckAsync(Address + "/admin/sign-in");
        await page.Button(words["Admin.Add"]).ClickAsync();
        await Assertions.Expect(page.Locator(".errsum a")).ToHaveCountAsync(4);
        await Accessibility.CheckAsync(page);
        await page.SelectOptionAsync("#Provider", new SelectOptionValue { Index = 1 });
        await page.FillAsync("#Value", group);
        await page.SelectOptionAsync("#Role", new SelectOptionValue { Label = Walk.Words("Enums", language)["Role.CaseOfficer"] });
        await page.SelectOptionAsync("#Organisation", new SelectOptionValue { Label = await page.Locator("#Organisation option", new() { HasText = "(PDA)" }).TextContentAsync() });
        await page.Button(words["Admin.Add"]).ClickAsync();
        await Assertions.Expect(page.Locator("td .mono", new() { HasText = group })).ToHaveCountAsync(1);
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }
}
