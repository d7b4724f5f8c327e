using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Application.Security;
using Portal.Domain.Security;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>A token from its making to its end, and the security log that tells of it, in both languages with axe on each page.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class SecurityJourneyTests(BrowserPortal portal)
{
    private const string Officer = "Ayesha Malik";
    private const string OrganisationAdministrator = "Nighat Parveen";
    private const string PdaAdministrator = "Kamran Yousafzai";

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Token_FromMakingToRevoking_WorksAsItsPagesSay(string language, int width)
    {
        var words = Walk.Words("Token", language);
        var system = $"Land records {language}";
        var administrator = await portal.SignInAsync(OrganisationAdministrator, language, width);
        await administrator.OpenAndCheckAsync("/admin/tokens");
        await administrator.Button(words["New"]).ClickAsync();
        await administrator.ConfirmButton().ClickAsync();
        await administrator.RefusedAsync();
        await administrator.FillAsync("#Name", system);
        await administrator.SelectOptionAsync("#Person", new SelectOptionValue { Label = language == "ur" ? "عائشہ ملک" : Officer });
        await administrator.FillAsync("#ValidUntil", DateTime.UtcNow.AddDays(90).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Accessibility.CheckAsync(administrator);
        await administrator.ConfirmAsync();

        var officer = await portal.SignInAsync(Officer, language, width);
        await officer.OpenAndCheckAsync("/tokens");
        await officer.RowOf(system).GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(words["Take"])) }).ClickAsync();
        var secret = await officer.Locator("#secret").InputValueAsync();
        Assert.Matches("^portal_[A-Za-z0-9_-]{76}$", secret);
        await Accessibility.CheckAsync(officer);
        await officer.Button(words["Secret.Kept"]).ClickAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(secret));
        Assert.DoesNotContain(secret, await officer.ContentAsync(), StringComparison.Ordinal);

        await administrator.OpenAsync("/admin/tokens");
        await administrator.RowOf(system).GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(words["Revoke"])) }).ClickAsync();
        await administrator.FillAsync("#decision-reason", "The system is replaced.");
        await Accessibility.CheckAsync(administrator);
        await administrator.ConfirmAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(secret));
        await administrator.Context.DisposeAsync();
        await officer.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task SecurityLog_WithAnAlert_IsReadFilteredExportedAndTheAlertLookedAt(string language, int width)
    {
        var words = Walk.Words("Security", language);
        var alert = await SeedAsync(language);
        var page = await portal.SignInAsync(PdaAdministrator, language, width);
        await Assertions.Expect(page.GetByText(alert.Id.Code).First).ToBeVisibleAsync();
        await page.OpenAndCheckAsync("/admin/security");
        await page.FillAsync("#filter-text", Subject(language));
        await page.Button(words["Find"]).ClickAsync();
        var rows = page.Locator("#main table").Last.Locator("tbody tr", new() { HasText = Subject(language) });
        await Assertions.Expect(rows).ToHaveCountAsync(50);
        await page.GetByRole(AriaRole.Link, new() { Name = words["Older"], Exact = true }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(10);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"));

        var file = await page.APIRequest.GetAsync($"/admin/security/export.csv?q={Subject(language)}");
        var lines = (await file.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(61, lines.Length);
        Assert.Equal(60, await InDbAsync(db => db.SecurityEvents.Where(e => e.Type == SecurityEventType.Export && e.Subject == "security-events.csv").OrderByDescending(e => e.At).Select(e => e.Rows).FirstAsync()));

        await page.APIRequest.GetAsync("/services/export.csv");
        Assert.True(await InDbAsync(db => db.SecurityEvents.AnyAsync(e => e.Type == SecurityEventType.Export && e.Subject == "services.csv" && e.Rows > 0 && e.Actor != null)));

        await page.Locator("#main table").Last.Locator("tbody a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/admin/security/[0-9a-f-]{36}$"));
        await Accessibility.CheckAsync(page);

        await page.OpenAsync("/admin/security");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(alert.Id.Code) }).ClickAsync();
        await page.FillAsync("#decision-reason", "A drill.");
        await page.ConfirmAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(alert.Id.Code) })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = words["Alerts.Seen"], Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#main table").First.Locator("tbody tr").First).ToContainTextAsync("A drill.");
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task SecurityLog_ForThoseWhoMayNotReadIt_IsClosed()
    {
        var page = await portal.SignInAsync(OrganisationAdministrator);
        var words = Walk.Words("Frame", "en");
        await page.OpenAsync("/admin/security");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(words["NoAccess.Title"]);
        var known = await InDbAsync(db => db.SecurityEvents.Select(e => e.Id).FirstAsync());
        Assert.Equal(404, (await page.GotoAsync($"/admin/security/{known.Value}"))!.Status);
        Assert.NotEqual(200, (await page.APIRequest.GetAsync("/admin/security/export.csv", new() { MaxRedirects = 0 })).Status);
        await page.Context.DisposeAsync();
    }

    private static string Subject(string language) => $"journey-{language}";

    private async Task<HttpStatusCode> StatusAsync(string secret)
    {
        using var client = new HttpClient { BaseAddress = new Uri(portal.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return (await client.GetAsync("/api/v1/services")).StatusCode;
    }

    private Task<SecurityAlert> SeedAsync(string language) => InDbAsync(async db =>
    {
        var now = DateTimeOffset.UtcNow;
        db.SecurityEvents.AddRange(Enumerable.Range(0, 60).Select(i => new SecurityRecord
        {
            Id = SecurityEventId.New(),
            At = now.AddMinutes(-i / 2),
            Type = SecurityEventType.SignInRefused,
            Outcome = SecurityOutcome.Failure,
            Subject = Subject(language),
            Reason = "Access.Unknown",
            Country = "SG",
            Network = "198.51.100.0/24",
            KeepUntil = now.AddDays(400),
        }));
        var alert = SecurityAlert.Raise(AlertPattern.ManySignInsRefused, $"198.51.{language.Length + language[0]}.0/24", 60, TimeSpan.FromMinutes(10), now);
        db.SecurityAlerts.Add(alert);
        await db.SaveChangesAsync();
        return alert;
    });

    private async Task<T> InDbAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }
}

/// <summary>Places on the pages of tokens.</summary>
internal static class TokenPlaces
{
    /// <summary>What the open dialog is there for.</summary>
    public static ILocator ConfirmButton(this IPage page) => page.OpenDialog().Locator(".df .btn.primary");

    /// <summary>The row of a token by its system.</summary>
    public static ILocator RowOf(this IPage page, string system) => page.Locator("tr", new() { HasText = system }).First;
}
