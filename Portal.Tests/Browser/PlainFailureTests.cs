using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

    private async Task ExecuteAsync(FormattableString sql)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database.ExecuteSqlAsync(sql);
    }
}
