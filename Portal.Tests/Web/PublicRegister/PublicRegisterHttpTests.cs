using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Services;
using Portal.Tests.Web.Api;
using Xunit;

namespace Portal.Tests.Web.PublicRegister;

/// <summary>The public register as a stranger's browser and program meet it.</summary>
/// <param name="portal">The portal.</param>
public sealed class PublicRegisterHttpTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    private static readonly string[] Languages = ["en", "ur"];

    [Fact]
    public async Task PublicAnswers_OfEveryForm_NameNoPersonAndNothingUnpublished()
    {
        var service = await PublishedService.AddAsync(portal);
        var told = new List<string>();
        foreach (var address in Addresses(service.Code))
        {
            foreach (var language in Languages)
            {
                var (answer, body) = await GetAsync(address, ("Accept-Language", language));
                Assert.True(answer.StatusCode == HttpStatusCode.OK, address);
                Assert.False(answer.Headers.Contains("Set-Cookie"), address);
                Assert.Contains(service.Code, body, StringComparison.Ordinal);
                var words = WebUtility.HtmlDecode(body);
                told.AddRange(service.Private.Append(service.Draft).Where(p => words.Contains(p, StringComparison.OrdinalIgnoreCase)).Select(p => $"{address} in {language} tells {p}"));
            }
        }

        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    [Fact]
    public async Task Entry_OfARegisteredService_SaysWhatThePublicMayKnow()
    {
        var service = await PublishedService.AddAsync(portal);
        var json = JsonDocument.Parse((await GetAsync($"/public/v1/services/{service.Code}")).Body).RootElement;

        Assert.Equal("Registered", json.GetProperty("state").GetString());
        Assert.Equal("PITB", json.GetProperty("organisation").GetProperty("code").GetString());
        Assert.Equal("پیدائش کا اندراج اور سرٹیفکیٹ", json.GetProperty("name").GetProperty("ur").GetString());
        Assert.Equal(300, json.GetProperty("offer").GetProperty("feeRupees").GetInt64());
        Assert.Equal("Births by district", Assert.Single(json.GetProperty("dataSets").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(1, json.GetProperty("otherDataSets").GetInt32());
        Assert.Equal(["Lahore 1", "Islamabad 2", "Civil Secretariat"], json.GetProperty("sites").EnumerateArray().Select(s => s.GetProperty("site").GetString()!));
        Assert.Equal(["NTC", "NTC", ""], json.GetProperty("sites").EnumerateArray().Select(s => s.GetProperty("operator").GetString()!));
        Assert.Equal("Registers births. Ask […] or […].", json.GetProperty("summary").GetProperty("en").GetString());
        var decision = Assert.Single(json.GetProperty("decisions").EnumerateArray());
        Assert.Equal("service.registered", decision.GetProperty("type").GetString());
        Assert.Equal("PDA", decision.GetProperty("by").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Entry_OfAServiceWithSecretData_TellsCountriesButNoSite()
    {
        var service = await PublishedService.AddAsync(portal, DataClass.Secret);
        var (_, body) = await GetAsync($"/public/v1/services/{service.Code}");

        Assert.True(JsonDocument.Parse(body).RootElement.GetProperty("sitesWithheld").GetBoolean());
        Assert.DoesNotContain("Lahore 1", body, StringComparison.Ordinal);
        Assert.DoesNotContain("NTC", body, StringComparison.Ordinal);
        Assert.Contains("\"country\":\"PK\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_OfWhatWasNeverRegistered_IsNotThere()
    {
        var service = await PublishedService.AddAsync(portal);
        foreach (var code in new[] { service.Draft, "NONE-0001", new string('X', 5000), "%00", "PITB-0001'--" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/register/{Uri.EscapeDataString(code)}")).Answer.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/public/v1/services/{Uri.EscapeDataString(code)}")).Answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/register/{service.Code.ToLowerInvariant()}")).Answer.StatusCode);
    }

    [Fact]
    public async Task Answer_ThatTheReaderHasAlready_IsNotSentAgain()
    {
        var service = await PublishedService.AddAsync(portal);
        foreach (var address in Addresses(service.Code))
        {
            var (first, _) = await GetAsync(address);
            Assert.Equal("public, max-age=60", first.Headers.CacheControl?.ToString());
            var (second, body) = await AgainAsync(address);
            Assert.True(second.StatusCode == HttpStatusCode.NotModified, address);
            Assert.Empty(body);
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(address, ("If-None-Match", "W/\"another\""))).Answer.StatusCode);
        }

        var english = (await GetAsync($"/register/{service.Code}", ("Accept-Language", "en"))).Answer;
        var urdu = (await GetAsync($"/register/{service.Code}", ("Accept-Language", "ur"))).Answer;
        Assert.NotEqual(english.Headers.ETag, urdu.Headers.ETag);
        Assert.Contains("Cookie", english.Headers.Vary);
    }

    // Once its decisions are sealed nothing about a service changes by itself; until then it may between the two answers.
    private async Task<(HttpResponseMessage Answer, string Body)> AgainAsync(string address)
    {
        for (var left = 20; ; left--)
        {
            var tag = (await GetAsync(address)).Answer.Headers.ETag!.ToString();
            var again = await GetAsync(address, ("If-None-Match", tag));
            if (again.Answer.StatusCode == HttpStatusCode.NotModified || left == 0) return again;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    [Theory]
    [InlineData("application/ld+json", ".jsonld")]
    [InlineData("text/html;q=0.5, application/json", "")]
    public async Task Entry_AskedForAsData_LeadsToThatForm(string accept, string ending)
    {
        var service = await PublishedService.AddAsync(portal);
        var (answer, _) = await GetAsync($"/register/{service.Code}", ("Accept", accept));
        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.Equal($"/public/v1/services/{service.Code}{ending}", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Pages_ForAStranger_NeedNoScriptAndOpenNoCircuit()
    {
        var service = await PublishedService.AddAsync(portal);
        foreach (var address in new[] { "/register", $"/register/{service.Code}" })
        {
            var (answer, body) = await GetAsync(address);
            Assert.DoesNotContain("blazor", body, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("style=", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task List_PagedThroughAsData_NamesEachServiceOnce()
    {
        for (var i = 0; i < 3; i++) await PublishedService.AddAsync(portal);
        var (seen, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = JsonDocument.Parse((await GetAsync($"/public/v1/services?take=2&org=PITB{(cursor is null ? "" : "&cursor=" + cursor)}")).Body).RootElement;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("code").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.True(seen.Count >= 3);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await GetAsync("/public/v1/services?cursor=forged")).Answer.StatusCode);
    }

    [Fact]
    public async Task Robots_MayReadTheRegisterAndNothingElse()
    {
        var (answer, body) = await GetAsync("/robots.txt");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Allow: /register", body, StringComparison.Ordinal);
        Assert.Matches("Sitemap: http://[^/]+/sitemap.xml", body);
        Assert.Contains("Disallow: /\n", body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sitemap_NamesEachEntryOnce()
    {
        List<string> seen = [];
        foreach (var list in await LocationsAsync("/sitemap.xml")) seen.AddRange(await LocationsAsync(list.PathAndQuery) is var entries ? entries.Select(e => e.Segments[^1]) : []);
        var published = await portal.InDbAsync(db => db.Services.Where(s => s.State == ServiceState.Registered || s.State == ServiceState.Suspended || s.State == ServiceState.Decommissioned).Select(s => s.Code).ToListAsync());
        Assert.NotEmpty(published);
        Assert.Equal(published.Order(), seen.Order());
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/sitemap/PITB/999.xml")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/sitemap/NOBODY/1.xml")).Answer.StatusCode);

        async Task<List<Uri>> LocationsAsync(string path)
        {
            var (answer, body) = await GetAsync(path);
            Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
            return [.. XDocument.Parse(body).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value))];
        }
    }

    private static IEnumerable<string> Addresses(string code) =>
    [
        $"/register?q={code}", $"/register/{code}", $"/public/v1/services?q={code}", $"/public/v1/services/{code}", $"/public/v1/services/{code}.jsonld", "/public/v1/catalogue.jsonld",
    ];

    private async Task<(HttpResponseMessage Answer, string Body)> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var client = portal.Client(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await client.SendAsync(request);
        return (answer, await answer.Content.ReadAsStringAsync());
    }
}
