using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Where the page of a failure needs what failed, as the frame of somebody who is signed in does.</summary>
[Collection(PagesCollection.Name)]
public sealed class PlainFailureTests(BrowserPortal portal)
{
    [Fact]
    public async Task Page_WhoseFailurePageFailsToo_IsPlainAndNotEmpty()
    {
        using var client = await portal.ClientAsync("Nadeem Abbasi");
        await ExecuteAsync($"ALTER TABLE findings RENAME TO findings_away");
        try
        {
            using var answer = await client.GetAsync("/services");
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains("This page could not be shown", text, StringComparison.Ordinal);
            Assert.Contains("Number to quote:", text, StringComparison.Ordinal);
            Assert.DoesNotContain("findings_away", text, StringComparison.Ordinal);
            Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        }
        finally
        {
            await ExecuteAsync($"ALTER TABLE findings_away RENAME TO findings");
        }

        using var mended = await client.GetAsync("/services");
        Assert.Equal(HttpStatusCode.OK, mended.StatusCode);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task PartOfAPage_ThatFailsInTheCircuit_SaysSoWithANumberToQuote(string language)
    {
        var words = Walk.Words("Frame", language);
        var page = await portal.SignInAsync("Nadeem Abbasi", language, 390);
        await ExecuteAsync($"ALTER TABLE drift_alarms RENAME TO drift_alarms_away");
        try
        {
            // Its list is only asked for by the circuit.
            await page.OpenAsync("/evidence/alarms");
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(words["Failure.Title"]);
            await Assertions.Expect(page.GetByText(words["Failure.Quote"])).ToContainTextAsync(new Regex("[0-9a-f]{32}"));
            await Accessibility.CheckAsync(page);
        }
        finally
        {
            await ExecuteAsync($"ALTER TABLE drift_alarms_away RENAME TO drift_alarms");
        }

        await page.Button(Walk.Words("Frame", language)["Reconnect.Reload"]).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync(words["Failure.Title"]);
        await page.Context.DisposeAsync();
    }

    private async Task ExecuteAsync(FormattableString sql)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database.ExecuteSqlAsync(sql);
    }
}
