using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Working from the list of services and from the inbox: columns, saved views, several at once.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class RegisterListTests(BrowserPortal portal)
{
    private readonly Dictionary<string, string> words = Walk.Words("ServiceList", "en");

    [Fact]
    public async Task List_WithColumnsAndAView_ShowsTheSameToTheNextVisitor()
    {
        var page = await portal.SignInAsync("Sadia Khan");
        await page.OpenAsync("/services?state=Registered");
        await page.Locator("summary", new() { HasText = words["Columns"] }).ClickAsync();
        await Accessibility.CheckAsync(page);
        await page.Locator(".ticks").GetByLabel(words["Column.Countries"]).CheckAsync();
        await Assertions.Expect(page.Locator("table.services thead")).ToContainTextAsync(words["Column.Countries"]);
        await page.ReloadAsync();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("table.services thead")).ToContainTextAsync(words["Column.Countries"]);

        await page.Locator("summary", new() { HasText = words["Views"] }).ClickAsync();
        await page.Locator("#view-name").FillAsync("Registered, with countries");
        await page.GetByLabel(words["Views.Share"]).CheckAsync();
        await page.Button(words["Views.Save"]).ClickAsync();
        await Assertions.Expect(page.Locator(".views .plainlist a")).ToContainTextAsync("Registered, with countries");
        await Accessibility.CheckAsync(page);
        var address = await page.Locator(".views .plainlist a").First.GetAttributeAsync("href");
        await page.Context.DisposeAsync();

        var colleague = await portal.SignInAsync("Rashid Qureshi");
        await colleague.OpenAsync("/services");
        await colleague.Locator("summary", new() { HasText = words["Views"] }).ClickAsync();
        await colleague.Locator(".views .plainlist a", new() { HasText = "Registered, with countries" }).ClickAsync();
        await colleague.WaitForURLAsync("**" + address);
        await Assertions.Expect(colleague.Locator("table.services thead")).ToContainTextAsync(words["Column.Countries"]);
        await colleague.Context.DisposeAsync();
    }

    [Fact]
    public async Task Inbox_WhenSeveralAreTakenUpAndGivenAway_SaysWhatCameOfEach()
    {
        var inbox = Walk.Words("Inbox", "en");
        var page = await portal.SignInAsync("Sadia Khan");
        await page.OpenAndCheckAsync("/services/inbox?folder=ToTakeUp");
        var codes = await ChooseTwoAsync(page);
        await page.Button(inbox["Chosen.Review"]).ClickAsync();
        await Assertions.Expect(page.Locator(".cameof li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".cameof li")).ToContainTextAsync([inbox["Done.Reviewed"], inbox["Done.Reviewed"]]);
        await Accessibility.CheckAsync(page);

        await page.OpenAsync("/services/inbox?folder=WithMe");
        foreach (var code in codes) await page.Locator("ul.work li", new() { HasText = code }).Locator("input").CheckAsync();
        await page.Button(inbox["Chosen.Assign"]).ClickAsync();
        await page.OpenDialog().Locator("#decision-choice").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.OpenDialog().Locator("#decision-reason").FillAsync("On leave from Monday.");
        await Accessibility.CheckAsync(page);
        await page.ConfirmAsync();
        await Assertions.Expect(page.Locator(".cameof li:not(:has(.refused))")).ToHaveCountAsync(2);
        await page.OpenAsync("/services/inbox?folder=WithOthers");
        foreach (var code in codes) await Assertions.Expect(page.Locator("ul.work li", new() { HasText = code })).ToHaveCountAsync(1);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task List_WhenServicesAreChosen_LeadsToAnAuditOfThese()
    {
        var page = await portal.SignInAsync("Nadeem Abbasi");
        await page.OpenAsync("/services?state=Registered");
        var code = await page.Locator("table.services tbody tr").First.Locator("th .code").InnerTextAsync();
        await page.Locator("table.services tbody .tickcell input").First.CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = words["Chosen.Audit"] }).ClickAsync();
        await page.WaitForURLAsync("**/audits/new?service=*");
        await Assertions.Expect(page.Locator("main .note .bullets li")).ToContainTextAsync(code);
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    private static async Task<IReadOnlyList<string>> ChooseTwoAsync(IPage page)
    {
        List<string> codes = [];
        for (var i = 0; i < 2; i++)
        {
            var row = page.Locator("ul.work li").Nth(i);
            await row.Locator("input").CheckAsync();
            codes.Add(await row.Locator(".code").First.InnerTextAsync());
        }

        return codes;
    }
}
