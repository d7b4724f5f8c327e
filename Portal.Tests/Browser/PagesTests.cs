using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Every page of the side navigation, in both languages, wide and narrow: it comes, it fits, and axe finds nothing.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class PagesTests(BrowserPortal portal)
{
    private const string Administrator = "Kamran Yousafzai";

    public static TheoryData<string, string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var path in new[] { "/", "/dashboard", "/dashboard/outcomes", "/dashboard/organisations/MOITT", "/dashboard/provinces/Sindh", "/dashboard/obligations/KEY-PK", "/dashboard/calendar", "/dashboard/briefing", "/services", "/services/sites", "/services/data-sets", "/imports", "/imports/new", "/sandbox", "/compliance", "/compliance/oscal", "/compliance/CFP-CLASS", "/audits", "/findings", "/network", "/network/import", "/ledger", "/ledger/0", "/organisations", "/organisations?view=tree", "/admin/people", "/admin/people/invite", "/admin/role-requests", "/admin/reviews", "/admin/rights", "/my-access", "/notifications", "/search?q=PITB", "/help", "/accessibility" })
            {
                data.Add(path, "en", 1440);
                data.Add(path, "ur", 390);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEitherLanguage_ComesFitsAndIsAccessible(string path, string language, int width)
    {
        var page = await portal.TabAsync(Administrator, language, width);
        var problems = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") problems.Add(message.Text);
        };
        var response = await page.GotoAsync(path);
        await BrowserPortal.InteractiveAsync(page);

        Assert.Equal(200, response!.Status);
        Assert.Equal(language == "ur" ? "rtl" : "ltr", await page.Locator("html").GetAttributeAsync("dir"));
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{path} scrolls sideways at {width}");
        await Accessibility.CheckAsync(page);
        Assert.Empty(problems);
        await page.CloseAsync();
    }

    [Fact]
    public async Task SignIn_InEitherLanguage_IsAccessible()
    {
        foreach (var language in new[] { "en", "ur" })
        {
            var page = await portal.OpenAsync(language);
            await Accessibility.CheckAsync(page);
            Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
            await page.Context.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("/services/00000000-0000-0000-0000-000000000000")]
    [InlineData("/services/00000000-0000-0000-0000-000000000000/relations")]
    [InlineData("/services/sites/00000000-0000-0000-0000-000000000000")]
    [InlineData("/services/data-sets/00000000-0000-0000-0000-000000000000")]
    [InlineData("/organisations/00000000-0000-0000-0000-000000000000")]
    [InlineData("/findings/00000000-0000-0000-0000-000000000000")]
    [InlineData("/sandbox/00000000-0000-0000-0000-000000000000")]
    [InlineData("/imports/00000000-0000-0000-0000-000000000000")]
    [InlineData("/network?network=nothing-here")]
    [InlineData("/network/nothing-here/nodes")]
    [InlineData("/network/nothing-here/sites/zh1")]
    [InlineData("/network/nothing-here/subnets/aaaaa-aa")]
    [InlineData("/network/nothing-here/nodes/aaaaa-aa")]
    [InlineData("/network/nothing-here/imports")]
    [InlineData("/network/nothing-here/imports/00000000-0000-0000-0000-000000000000")]
    [InlineData("/ledger/999999999")]
    [InlineData("/nothing-here")]
    public async Task Page_OfSomethingUnknown_IsNotFoundAndSaysWhatToDo(string path)
    {
        var page = await portal.TabAsync(Administrator, "en", 1440);
        var response = await page.GotoAsync(path);
        Assert.Equal(404, response!.Status);
        // The page may be drawn anew while it becomes interactive.
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("This page does not exist");
        await page.CloseAsync();
    }
}
