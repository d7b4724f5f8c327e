using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal;
using Portal.Tests.Oscal;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Web.Api;

/// <summary>What other systems get as OSCAL, and what not.</summary>
public sealed class OscalApiTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    [Fact]
    public async Task Documents_OfAnOwnService_AreSentAndKeptInTheSecurityLog()
    {
        var id = await JudgedAsync("PITB");
        var (token, client) = await ClientAsync("PITB", Permissions.Services.Read, Permissions.Compliance.Read);

        foreach (var (path, root) in new[]
        {
            ("/api/v1/policies/in-force/oscal/catalog", "catalog"), ("/api/v1/policies/1/oscal/catalog", "catalog"),
            ($"/api/v1/services/{id}/oscal/component-definition", "component-definition"), ($"/api/v1/services/{id}/oscal/assessment-results", "assessment-results"),
            ("/api/v1/services/oscal/assessment-results?state=Registered", "assessment-results"),
        })
        {
            var answer = await client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path);
            Assert.Equal(OscalMedia.Json, answer.Content.Headers.ContentType?.MediaType);
            Assert.True(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.TryGetProperty(root, out _), path);
        }

        await portal.FlushAsync();
        var kept = await portal.InDbAsync(db => db.SecurityEvents.Where(e => e.Type == SecurityEventType.Export && e.Token == token).Select(e => e.Subject).Distinct().ToListAsync());
        Assert.Equal(["oscal-assessment-results.json", "oscal-catalog.json", "oscal-component-definition.json"], kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Asvs("8.2.2")]
    public async Task Documents_OfAnothersService_DoNotExist()
    {
        var id = await JudgedAsync("KPITB");
        var (_, client) = await ClientAsync("PITB", Permissions.Services.Read, Permissions.Audits.Read);
        foreach (var path in new[] { "component-definition", "assessment-results", "plan-of-action" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/services/{id}/oscal/{path}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/services/{Guid.NewGuid()}/oscal/{path}")).StatusCode);
        }
    }

    [Fact]
    [Asvs("8.2.1")]
    public async Task Catalog_WithoutItsScope_IsRefused()
    {
        var (_, client) = await ClientAsync("PITB", Permissions.Services.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/policies/in-force/oscal/catalog")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ClientAsync("PITB", Permissions.Compliance.Read)).Client.GetAsync("/api/v1/policies/9999/oscal/catalog")).StatusCode);
    }

    private async Task<(string Token, HttpClient Client)> ClientAsync(string organisation, params string[] scopes)
    {
        var officer = await portal.PersonAsync(organisation, Role.ProvincialItOfficer);
        var (id, text) = await portal.TokenAsync(officer, organisation, scopes);
        return (id.Short, portal.Client(text));
    }

    private Task<Guid> JudgedAsync(string organisation) => portal.InDbAsync(async db =>
    {
        var owner = await db.Organisations.SingleAsync(o => o.Code == organisation);
        var service = Service.Import(owner, $"test:{Guid.NewGuid():N}", new ServiceContent { About = Filings.About }, registered: true, Actor.System("test"), DateTimeOffset.UtcNow);
        var summary = ComplianceSummary.For(service.Id);
        summary.Take(OscalSamples.Results(Outcome.Fail), 1, null, DateTimeOffset.UtcNow);
        db.AddRange(service, summary);
        await db.SaveChangesAsync();
        return service.Id.Value;
    });
}
