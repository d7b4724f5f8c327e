using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Xunit;
using static Portal.Tests.Application.Services.Relations.RelationWorld;

namespace Portal.Tests.Browser;

/// <summary>From a service to what it needs, to the site they share and to the data they keep, in either language; axe looks at every page on the way.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class RelationsJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Relations_FromAServiceToItsSiteAndItsData_AreFollowedByLinks(string language, int width)
    {
        var words = Walk.Words("Relations", language);
        var place = $"Kharan hall {language}";
        var (hub, user) = await EnterAsync(place);
        var page = await portal.SignInAsync("Nadeem Abbasi", language, width);
        await page.OpenAsync($"/services/{user.Id.Value}");
        await page.Locator(".tabs a", new() { HasText = words["Tab"] }).ClickAsync();
        await page.WaitForURLAsync("**/relations");
        await Accessibility.CheckAsync(page);

        // The picture leads on by its links, which the keyboard reaches.
        var node = page.Locator(".relation-node a", new() { HasText = hub.About.Name.En });
        await node.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/services/{hub.Id.Value}/relations");
        await page.Locator(".tabs a", new() { HasText = words["Side.Users"] }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".pgrid tbody tr")).ToHaveCountAsync(1);
        await Accessibility.CheckAsync(page);

        await page.OpenAndCheckAsync($"/services/sites?q={Uri.EscapeDataString(place)}");
        await page.Locator(".pgrid a", new() { HasText = place }).ClickAsync();
        await page.WaitForURLAsync("**/services/sites/*");
        await page.Locator(".tabs a", new() { HasText = words["Group.Through"] }).ClickAsync();
        await Assertions.Expect(page.Locator(".loss-path a")).ToHaveTextAsync(hub.About.Name.En);
        await Accessibility.CheckAsync(page);
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await file.PathAsync());
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, l => l.StartsWith(user.Code, StringComparison.Ordinal) && l.Contains(hub.Code, StringComparison.Ordinal));

        await page.OpenAndCheckAsync($"/services/data-sets?q={Uri.EscapeDataString(place)}");
        await page.Locator(".pgrid a", new() { HasText = place }).ClickAsync();
        await page.WaitForURLAsync("**/services/data-sets/*");
        await Assertions.Expect(page.Locator(".pgrid tbody tr")).ToHaveCountAsync(1);
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    private async Task<(Service Hub, Service User)> EnterAsync(string place)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var owner = await db.Organisations.SingleAsync(o => o.Code == "MOST");
        var hub = Enter(Content($"Hub of {place}", [Part(PlacementRole.Primary, place)]) with { DataSets = new([new DataSet { Name = $"Records of {place}" }]) });
        var user = Enter(Content($"User of {place}", [Part(PlacementRole.Primary, "Elsewhere")], Vital(hub.Code)));
        await db.SaveChangesAsync();
        return (hub, user);

        Service Enter(ServiceContent content)
        {
            var service = Service.Import(owner, "journey", content, registered: true, Actor.System("journey"), TimeProvider.System.GetUtcNow());
            db.Services.Add(service);
            return service;
        }
    }
}
