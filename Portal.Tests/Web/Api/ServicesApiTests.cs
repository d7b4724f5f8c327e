using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Domain.Tokens;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Web.Api;

/// <summary>A provincial system at work with its token, and everything it must not get.</summary>
public sealed class ServicesApiTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    private static readonly string[] Full = [Permissions.Services.Read, Permissions.Services.Register];

    private static readonly Dictionary<string, IServiceSection> Sections = new()
    {
        ["about"] = Filings.About,
        ["contacts"] = Filings.Contacts,
        ["data"] = Filings.Data,
        ["placements"] = Filings.Placements,
        ["flows"] = new ServiceFlows([], DeclaredNone: true),
        ["safeguards"] = Filings.Safeguards,
    };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    [Fact]
    public async Task ProvincialSystem_WithItsToken_RegistersAServiceFromDraftToSubmission()
    {
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var (token, text) = await portal.TokenAsync(officer, "PITB", Full);
        using var client = portal.Client(text);
        var id = Guid.CreateVersion7();

        var started = await client.PostAsJsonAsync("/api/v1/services", new { id });
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        var again = await client.PostAsJsonAsync("/api/v1/services", new { id });
        Assert.Equal(started.Headers.Location, again.Headers.Location);

        var version = again.Headers.ETag!.Tag;
        foreach (var (name, section) in Sections)
        {
            var saved = await PutAsync(client, $"/api/v1/services/{id}/sections/{name}", version, JsonSerializer.Serialize(section, section.GetType(), Json));
            Assert.True(saved.StatusCode == HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
            version = saved.Headers.ETag!.Tag;
        }

        var filed = await SubmitAsync(client, id, version);
        Assert.True(filed.StatusCode == HttpStatusCode.OK, await filed.Content.ReadAsStringAsync());
        var read = await client.GetFromJsonAsync<JsonElement>($"/api/v1/services/{id}");
        Assert.Equal("Submitted", read.GetProperty("state").GetString());
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/services?state=Submitted");
        Assert.Contains(list.GetProperty("items").EnumerateArray(), s => s.GetProperty("id").GetGuid() == id);

        var entry = await portal.InDbAsync(db => db.LedgerEntries.SingleAsync(e => e.Type == "service.submitted" && e.SubjectUrl == $"/services/{id}"));
        Assert.Equal($"{officer.Pseudonym}/{token.Short}", entry.Actor);
        Assert.NotNull(await portal.InDbAsync(db => db.ApiTokens.Where(t => t.Id == token).Select(t => t.LastUsedAt).SingleAsync()));
    }

    [Fact]
    public async Task Save_WithAnOldVersion_IsRefusedAndWithoutOneIsAskedFor()
    {
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        using var client = portal.Client((await portal.TokenAsync(officer, "PITB", Full)).Text);
        var id = Guid.CreateVersion7();
        var version = (await client.PostAsJsonAsync("/api/v1/services", new { id })).Headers.ETag!.Tag;
        var contacts = JsonSerializer.Serialize(Filings.Contacts, Json);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(client, $"/api/v1/services/{id}/sections/contacts", version, contacts)).StatusCode);
        await ProblemAsync(await PutAsync(client, $"/api/v1/services/{id}/sections/contacts", version, contacts), HttpStatusCode.PreconditionFailed, "Common.Stale");
        await ProblemAsync(await PutAsync(client, $"/api/v1/services/{id}/sections/contacts", null, contacts), HttpStatusCode.PreconditionRequired, "Api.NoVersion");
    }

    [Theory]
    [Asvs("2.2.2")]
    [InlineData("about", """{"nmae":{"en":"x","ur":"y"}}""", HttpStatusCode.BadRequest, "Api.NotASection")]
    [InlineData("placements", """{"items":null}""", HttpStatusCode.BadRequest, "Api.NotASection")]
    [InlineData("placements", """[]""", HttpStatusCode.BadRequest, "Api.NotASection")]
    [InlineData("flows", """{}""", HttpStatusCode.BadRequest, "Api.NotASection")]
    [InlineData("data", """{"class":"Everything"}""", HttpStatusCode.BadRequest, "Api.NotASection")]
    [InlineData("contacts", """{"securityContact":"no address"}""", HttpStatusCode.UnprocessableEntity, "Common.Invalid")]
    [InlineData("secrets", """{}""", HttpStatusCode.NotFound, "Common.NotFound")]
    public async Task Save_WithAHostileBody_IsRefusedInWords(string section, string body, HttpStatusCode status, string code)
    {
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        using var client = portal.Client((await portal.TokenAsync(officer, "PITB", Full)).Text);
        var id = Guid.CreateVersion7();
        var version = (await client.PostAsJsonAsync("/api/v1/services", new { id })).Headers.ETag!.Tag;
        await ProblemAsync(await PutAsync(client, $"/api/v1/services/{id}/sections/{section}", version, body), status, code);
    }

    [Fact]
    public async Task Submit_WhenIncomplete_SaysSoAsAProblem()
    {
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        using var client = portal.Client((await portal.TokenAsync(officer, "PITB", Full)).Text);
        var id = Guid.CreateVersion7();
        var version = (await client.PostAsJsonAsync("/api/v1/services", new { id })).Headers.ETag!.Tag;
        await ProblemAsync(await SubmitAsync(client, id, version), HttpStatusCode.Conflict, null);
    }

    [Fact]
    public async Task Service_OfAnotherOrganisation_DoesNotExist()
    {
        var (owner, stranger) = (await portal.PersonAsync("PITB", Role.ProvincialItOfficer), await portal.PersonAsync("KPITB", Role.ProvincialItOfficer));
        using var first = portal.Client((await portal.TokenAsync(owner, "PITB", Full)).Text);
        using var other = portal.Client((await portal.TokenAsync(stranger, "KPITB", Full)).Text);
        var id = Guid.CreateVersion7();
        var version = (await first.PostAsJsonAsync("/api/v1/services", new { id })).Headers.ETag!.Tag;
        await ProblemAsync(await other.GetAsync($"/api/v1/services/{id}"), HttpStatusCode.NotFound, "Common.NotFound");
        await ProblemAsync(await other.GetAsync($"/api/v1/services/{id}/draft"), HttpStatusCode.NotFound, "Common.NotFound");
        await ProblemAsync(await other.PostAsJsonAsync("/api/v1/services", new { id }), HttpStatusCode.NotFound, "Common.NotFound");
        await ProblemAsync(await PutAsync(other, $"/api/v1/services/{id}/sections/contacts", version, JsonSerializer.Serialize(Filings.Contacts, Json)), HttpStatusCode.NotFound, "Common.NotFound");
        await ProblemAsync(await SubmitAsync(other, id, version), HttpStatusCode.NotFound, "Common.NotFound");
    }

    [Fact]
    public async Task Scope_NarrowerThanThePerson_IsTheLimit()
    {
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        using var client = portal.Client((await portal.TokenAsync(officer, "PITB", Permissions.Services.Read)).Text);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/services")).StatusCode);
        await ProblemAsync(await client.PostAsJsonAsync("/api/v1/services", new { }), HttpStatusCode.Forbidden, "Common.Forbidden");
    }

    [Fact]
    public async Task Scope_WiderThanThePerson_GivesNothingMore()
    {
        var administrator = await portal.PersonAsync("PITB", Role.OrganisationAdministrator);
        var (id, text) = await portal.TokenAsync(administrator, "PITB", [.. TokenScopes.All]);
        using var client = portal.Client(text);
        await ProblemAsync(await client.PostAsJsonAsync("/api/v1/services", new { }), HttpStatusCode.Forbidden, "Common.Forbidden");
        await portal.FlushAsync();
        var noted = await portal.InDbAsync(db => db.SecurityEvents.SingleAsync(e => e.Type == SecurityEventType.Refused && e.Token == id.Short));
        Assert.Equal((administrator.Pseudonym, "PITB"), (noted.Actor, noted.Organisation));
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string path, string? version, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, Guid id, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/services/{id}/submission");
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return await client.SendAsync(request);
    }

    private static async Task ProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string? code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("title").GetString()));
        if (code is not null) Assert.Equal($"urn:portal:error:{code}", problem.GetProperty("type").GetString());
    }
}
