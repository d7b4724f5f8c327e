using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Setup;
using Portal.Tests.Browser;
using Portal.Web.Hosting;
using Xunit;

namespace Portal.Tests.Security;

/// <summary>What somebody sends who wants the portal to do, say or show what it should not.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed partial class HostileRequestTests(BrowserPortal portal)
{
    private static readonly string[] Values = ["' OR '1'='1", "1;SELECT pg_sleep(5)--", "\"><svg onload=alert(1)>", "../../etc/passwd", "-1", "99999999999999999999", "2147483647", "%", "\u202E", "{{7*7}}"];

    private const string Script = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>";

    public static TheoryData<string> Addresses =>
    [
        "/services?q={0}", "/services?state={0}", "/services?region={0}&class={0}&outcome={0}", "/services?sort={0}&page={0}", "/services/export.csv?q={0}&state={0}", "/search?q={0}",
        "/findings?q={0}&severity={0}&obligation={0}", "/sandbox?q={0}&scheme={0}", "/compliance/{0}", "/ledger?q={0}", "/ledger/{0}", "/dashboard?region={0}", "/dashboard/outcomes?days={0}", "/dashboard/calendar?org={0}", "/dashboard/calendar?month={0}&on={0}&kind={0}", "/dashboard/calendar.csv?org={0}&kind={0}", "/dashboard/briefing?org={0}", "/dashboard/organisations/{0}", "/dashboard/provinces/{0}", "/dashboard/obligations/{0}", "/admin/people?q={0}&state={0}&role={0}&org={0}",
        "/api/v1/services?q={0}&sort={0}&skip={0}&take={0}", "/services/{0}", "/not/{0}",
    ];

    [Theory]
    [Asvs("1.2.4")]
    [Asvs("16.5.1")]
    [MemberData(nameof(Addresses))]
    public async Task Address_WithAHostileValue_IsAnsweredWithoutAFaultAndSaysNothingOfTheInside(string address)
    {
        using var client = await portal.ClientAsync("Kamran Yousafzai");
        foreach (var value in Values)
        {
            using var answer = await client.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Uri.EscapeDataString(value)));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"{address} with {value}: {(int)answer.StatusCode}");
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at Portal.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<svg onload", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Asvs("2.2.1")]
    public async Task Page_WithAHostileValueForAllThatItTakes_IsShown()
    {
        var words = Walk.Words("Frame", "en");
        await using var scope = portal.Services.CreateAsyncScope();
        var service = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Services.Where(s => s.State == ServiceState.Registered).Select(s => s.Id).FirstAsync();
        using var client = await portal.ClientAsync("Kamran Yousafzai");
        var pages = PagesAndWhatTheyTake().ToList();
        Assert.True(pages.Count > 40);
        foreach (var (route, taken) in pages)
        {
            var path = Placeholder().Replace(route, hole => hole.Value switch
            {
                "{Id:guid}" => service.ToString(),
                "{Number:int}" => "1",
                "{Network}" => "demonstration",
                "{Section}" => "placements",
                _ => "x",
            });
            foreach (var value in Values)
            {
                var address = path + "?" + string.Join('&', taken.Select(name => $"{name}={Uri.EscapeDataString(value)}"));
                using var answer = await client.GetAsync(address);
                Assert.True((int)answer.StatusCode < 500, $"{address}: {(int)answer.StatusCode}");
                var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                Assert.False(text.Contains(words["Failure.Title"], StringComparison.Ordinal), $"{address} says: {words["Failure.Title"]}");
            }
        }
    }

    private static IEnumerable<(string Route, IReadOnlyList<string> Taken)> PagesAndWhatTheyTake() =>
        from page in typeof(PortalHost).Assembly.GetTypes()
        let taken = page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(p => (p.Name, p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(p => p.Item2 is not null).Select(p => p.Item2!.Name ?? p.Name).ToList()
        where taken.Count > 0
        from route in page.GetCustomAttributes<RouteAttribute>()
        select (route.Template, (IReadOnlyList<string>)taken);

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Placeholder();

    [Fact]
    [Asvs("1.2.1")]
    public async Task Name_ThatIsAScript_IsShownAsTextOnEveryPageThatShowsIt()
    {
        ServiceId id;
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            id = await db.Services.Where(s => s.State == ServiceState.Registered).OrderByDescending(s => s.Code).Select(s => s.Id).FirstAsync();
            await db.Services.Where(s => s.Id == id).ExecuteUpdateAsync(s => s
                .SetProperty(x => x.About.Name.En, Script).SetProperty(x => x.About.Name.Ur, Script).SetProperty(x => x.About.SummaryEn, Script));
            await scope.ServiceProvider.GetRequiredService<RegisterRebuild>().RunAsync(CancellationToken.None);
        }

        var page = await portal.SignInAsync("Sadia Khan");
        foreach (var address in new[] { $"/services/{id}", $"/services/{id}?tab=history", "/services?q=onerror", "/search?q=onerror", "/" })
        {
            await page.OpenAsync(address);
            Assert.False(await page.EvaluateAsync<bool>("() => 'ran' in window"), $"{address} ran what somebody typed as a name");
        }

        await page.OpenAsync("/search?q=onerror");
        await Assertions.Expect(page.Locator("#main")).ToContainTextAsync("<script>");
        await page.Context.DisposeAsync();
    }

    [Theory]
    [Asvs("3.7.2")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/elsewhere.example")]
    public async Task Return_ToAnotherSite_StaysInThePortal(string address)
    {
        using var client = portal.Visitor();
        using var answer = await client.GetAsync("/culture?c=en&to=" + Uri.EscapeDataString(address));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    [Asvs("3.4.2")]
    public async Task Answer_ToAnotherOrigin_DoesNotShareItself()
    {
        using var client = await portal.ClientAsync("Kamran Yousafzai");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/services");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await client.SendAsync(request);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    [Asvs("3.5.1")]
    public async Task Post_WithoutTheFormsToken_ChangesNothing()
    {
        using var client = await portal.ClientAsync("Kamran Yousafzai");
        using var answer = await client.PostAsync("/signout", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var still = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Theory]
    [Asvs("4.1.4")]
    [InlineData("TRACE", "/")]
    [InlineData("PUT", "/services")]
    [InlineData("DELETE", "/api/v1/services")]
    public async Task Method_ThatNothingAnswers_IsRefused(string method, string address)
    {
        using var client = await portal.ClientAsync("Kamran Yousafzai");
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await client.SendAsync(request);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }
}
