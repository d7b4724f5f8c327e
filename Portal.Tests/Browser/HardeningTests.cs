using System.Net;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>What every answer says to the browser, what the browser thinks of every page, and what happens to who asks too much.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class HardeningTests(BrowserPortal portal)
{
    private const string Listen = """
        window.refused = [];
        document.addEventListener("securitypolicyviolation", e => window.refused.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile ?? ""}:${e.lineNumber} ${e.sample}`));
        """;

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task Policy_OnEveryPage_IsNeverBroken(string language)
    {
        var page = await portal.SignInAsync("Kamran Yousafzai", language);
        var problems = new List<string>();
        await page.Context.AddInitScriptAsync(Listen);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) problems.Add($"{page.Url}: {message.Text}");
        };
        foreach (var path in PagesTests.Pages.Select(p => (string)((object[])p)[0]).Append("/me/sessions").Append("/gallery").Distinct())
        {
            await page.GotoAsync(path);
            await BrowserPortal.InteractiveAsync(page);
            await UseEverythingAsync(page);
            problems.AddRange((await page.EvaluateAsync<string[]>("() => window.refused")).Select(r => $"{path}: {r}"));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Policy_WhenAScriptIsSmuggledIn_StopsItAndIsToldSo()
    {
        var page = await portal.OpenAsync();
        await page.EvaluateAsync(Listen);
        var report = page.WaitForRequestAsync("**/csp-report");
        await page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.smuggled = true'; document.body.append(s); }");
        Assert.False(await page.EvaluateAsync<bool>("() => window.smuggled === true"));
        Assert.Equal(204, (await (await report).ResponseAsync())!.Status);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/nothing-here")]
    [InlineData("/health/ready")]
    [InlineData("/js/portal.js")]
    public async Task Answer_OfAnyKind_CarriesTheHeaders(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(portal.Address) };
        using var answer = await client.GetAsync(path);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        // Over http a browser would not heed it.
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(!path.EndsWith(".js", StringComparison.Ordinal), answer.Headers.CacheControl?.NoStore == true);
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("none", true)]
    [InlineData("same-origin", true)]
    public async Task Language_ByALinkOfAnotherSite_IsNotChanged(string from, bool changes)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(portal.Address) };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", from);
        using var answer = await client.GetAsync("/culture?c=ur&to=/help");
        Assert.Equal("/help", answer.Headers.Location?.OriginalString);
        Assert.Equal(changes, answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Request_UnderAnotherHostsName_IsRefused()
    {
        using var client = new HttpClient { BaseAddress = new(portal.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/signin") { Headers = { Host = "elsewhere.example" } };
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Report_ThatIsHugeOrNonsense_IsRefused()
    {
        using var client = new HttpClient { BaseAddress = new(portal.Address) };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new string('x', 9000)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("{"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("[]"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("""{"csp-report":{"blocked-uri":"x\nforged","document-uri":7}}"""));

        async Task<HttpStatusCode> PostAsync(string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/csp-report");
            using var answer = await client.PostAsync("/csp-report", content);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("en", "text/html")]
    [InlineData("ur", "text/html")]
    [InlineData("en", "application/json")]
    public async Task Requests_FasterThanAllowed_AreToldWhenToComeAgain(string language, string accept)
    {
        await using var node = await TestNode.StartAsync(portal, "Limits:RequestsPerMinute=4");
        using var client = new HttpClient { BaseAddress = new(node.Address) };
        client.DefaultRequestHeaders.Add("Accept", accept);
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        HttpResponseMessage? last = null;
        for (var i = 0; i < 6 && last?.StatusCode != HttpStatusCode.TooManyRequests; i++)
        {
            last?.Dispose();
            last = await client.GetAsync("/signin");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.InRange(last.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains(Walk.Words("Session", language)["Slow.Title"], WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Unescape(await last.Content.ReadAsStringAsync())), StringComparison.Ordinal);
        using var asset = await client.GetAsync("/js/portal.js");
        Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        last.Dispose();
    }

    [Fact]
    public async Task SignIns_FasterThanAllowed_AreRefused_WhileReadingGoesOn()
    {
        await using var node = await TestNode.StartAsync(portal, "Limits:SignInsPerMinute=2");
        using var client = new HttpClient { BaseAddress = new(node.Address) };
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var content = new StringContent("");
            using var answer = await client.PostAsync("/session", content);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, answers[0]);
        using var page = await client.GetAsync("/signin");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    // Opens what a page keeps closed: disclosures, drop-downs, and the gallery's dialogs.
    private static async Task UseEverythingAsync(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('main details:not([open]) > summary').forEach(s => s.click())");
        foreach (var choice in await page.Locator("main .rz-dropdown:visible").AllAsync())
        {
            await choice.ClickAsync();
            await page.Keyboard.PressAsync("Escape");
        }

        if (!page.Url.EndsWith("/gallery", StringComparison.Ordinal)) return;
        var dialogs = page.Locator("[data-test=decide], [data-test=decide] + .btn.danger");
        await Assertions.Expect(dialogs).ToHaveCountAsync(2);
        for (var i = 0; i < 2; i++)
        {
            await dialogs.Nth(i).ClickAsync();
            await page.OpenDialog().WaitForAsync();
            await page.Keyboard.PressAsync("Escape");
            await page.OpenDialog().WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
    }
}
