using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>What a person, a stranger and another site do not get.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class RightsTests(BrowserPortal portal)
{
    [Fact]
    public async Task Applicant_OutsideTheirOwnMatters_GetsNothing()
    {
        var page = await portal.SignInAsync("Tariq Mehmood");
        Assert.Equal(0, await page.Locator("#side a[href='/services']").CountAsync());
        var words = Walk.Words("Frame", "en");
        foreach (var closed in new[] { "/services", "/audits", "/findings", "/admin/people", "/admin/reviews", "/services/new" })
        {
            await page.OpenAsync(closed);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(words["NoAccess.Title"]);
            await Accessibility.CheckAsync(page);
        }

        foreach (var foreign in await OthersAsync())
        {
            var answer = await page.GotoAsync(foreign);
            Assert.Equal(404, answer!.Status);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(words["NotFound.Title"]);
        }

        await page.Context.DisposeAsync();
    }

    [Fact]
    [Asvs("4.4.2")]
    public async Task Circuit_ForAStrangerOrAnotherSite_IsRefused()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(portal.Address) };
        using var negotiation = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        Assert.Equal(HttpStatusCode.Unauthorized, negotiation.StatusCode);

        using var asked = await client.GetAsync("/services");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.StartsWith("/signin", new Uri(client.BaseAddress!, asked.Headers.Location!).PathAndQuery, StringComparison.Ordinal);

        var page = await portal.SignInAsync("Ayesha Malik");
        Assert.Equal(403, await NegotiateAsync(page, "https://elsewhere.example"));
        Assert.Equal(200, await NegotiateAsync(page, portal.Address));
        await page.Context.DisposeAsync();
    }

    private static async Task<int> NegotiateAsync(IPage page, string origin)
    {
        var answer = await page.APIRequest.PostAsync("/_blazor/negotiate?negotiateVersion=1", new() { Headers = new Dictionary<string, string> { ["Origin"] = origin } });
        return answer.Status;
    }

    private async Task<string[]> OthersAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var own = await db.Organisations.Where(o => o.Code == "KISAN").Select(o => o.Id).SingleAsync();
        var application = await db.SandboxApplications.Where(a => a.ApplicantId != own).Select(a => a.Id).FirstAsync();
        var service = await db.Services.Select(s => s.Id).FirstAsync();
        return [$"/sandbox/{application}", $"/services/{service.Value}"];
    }
}
