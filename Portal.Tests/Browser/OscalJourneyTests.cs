using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>OSCAL documents of the portal, taken out and read in again: the same as the register, and then with a word changed. In both languages, with axe on every page.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class OscalJourneyTests(BrowserPortal portal)
{
    private const string Page = "/compliance/oscal";

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Documents_OfAService_AreHeldBesideTheRegister(string language, int width)
    {
        var words = Walk.Words("Oscal", language);
        var service = await FailingServiceAsync();
        var page = await portal.SignInAsync("Nadeem Abbasi", language, width);
        await page.OpenAndCheckAsync(Page);

        var components = await DownloadAsync(page, $"/services/{service}/component-definition.json");
        await ReadAsync(page, components);
        await Assertions.Expect(page.GetByText(words["Components.Same"])).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(words["Same"])).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);

        await ReadAsync(page, components.Replace("\"value\":\"Lahore", "\"value\":\"Elsewhere, Lahore", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("table.changes del", new() { HasText = "Elsewhere, Lahore" }).First).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);

        var plan = await DownloadAsync(page, $"/services/{service}/plan-of-action.json");
        await ReadAsync(page, plan);
        await Assertions.Expect(page.GetByText(words["Plan.Same"], new() { Exact = true }).First).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);

        await ReadAsync(page, """{ "profile": {} }""");
        await Assertions.Expect(page.GetByText(words["Refused"])).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("ur", 1440)]
    public async Task Catalog_WithAnotherFigure_ShowsWhatItWouldChange(string language, int width)
    {
        var words = Walk.Words("Oscal", language);
        var number = await NumberInForceAsync();
        var page = await portal.SignInAsync("Kamran Yousafzai", language, width);
        var catalog = await DownloadAsync(page, $"/compliance/policies/{number}/catalog.json");
        await page.OpenAsync(Page);
        await ReadAsync(page, catalog);
        await Assertions.Expect(page.GetByText(words["Catalog.Same"])).ToBeVisibleAsync();

        await ReadAsync(page, """
            { "catalog": { "uuid": "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724", "metadata": { "title": "Another", "last-modified": "2026-01-01T00:00:00Z", "version": "1", "oscal-version": "1.2.1" },
              "groups": [ { "title": "Group", "params": [ { "id": "MinSites", "values": ["7"] } ] } ] } }
            """);
        await Assertions.Expect(page.Button(words["Catalog.Draft"])).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    private static Task ReadAsync(IPage page, string document) =>
        page.Locator("#oscal-file").SetInputFilesAsync(new FilePayload { Name = "document.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(document) });

    private async Task<string> DownloadAsync(IPage page, string address)
    {
        var answer = await page.Context.APIRequest.GetAsync(portal.Address + address);
        Assert.Equal(200, answer.Status);
        return await answer.TextAsync();
    }

    // One with an open finding and a part in Lahore.
    private async Task<Guid> FailingServiceAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var failing = await db.Services.AsNoTracking().Where(s => db.Findings.Any(f => f.ServiceId == s.Id && f.IsOpen == true)).OrderBy(s => s.Code).ToListAsync();
        return failing.First(s => s.Placements.Any(p => p.Site.StartsWith("Lahore", StringComparison.Ordinal))).Id.Value;
    }

    private async Task<int> NumberInForceAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        return await db.ComplianceSummaries.MaxAsync(s => s.PolicyNumber);
    }
}
