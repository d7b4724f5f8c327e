using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Xunit;

namespace Portal.Tests.Web.Api;

/// <summary>The API's description: valid, complete, true, and with examples that work.</summary>
public sealed partial class OpenApiTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    private static readonly string[] Described = ["/api/v1/policies", "/api/v1/evidence", "/api/v1/services", "/public/v1"];
    private static readonly string[] Places = ["path", "query", "header"];

    [Theory]
    [InlineData("en", "Begins a filing")]
    [InlineData("ur", "درخواست شروع کرتا ہے")]
    public async Task Document_IsOpenApi31_InEitherLanguage(string language, string words)
    {
        var document = await DocumentAsync(language);
        Assert.Equal("3.1.0", (string?)document["openapi"]);
        Assert.All(["title", "version"], name => Assert.NotEmpty((string)document["info"]![name]!));
        Assert.Equal(words, (string?)document["paths"]!["/api/v1/services"]!["post"]!["summary"]);
        var operations = Operations(document).ToList();
        Assert.Equal(operations.Count, operations.Select(o => (string)o.Operation["operationId"]!).Distinct().Count());
        foreach (var (path, _, operation) in operations)
        {
            var parameters = operation["parameters"]!.AsArray();
            Assert.Equal(InPath().Matches(path).Select(m => m.Groups["name"].Value).Order(), parameters.Where(p => (string?)p!["in"] == "path").Select(p => (string)p!["name"]!).Order());
            Assert.All(parameters, p =>
            {
                Assert.Contains((string)p!["in"]!, Places);
                Assert.True((string?)p["in"] != "path" || (bool)p["required"]!);
                Assert.NotNull(p["schema"]);
                Assert.DoesNotContain("Param.", (string)p["description"]!, StringComparison.Ordinal);
            });
            Assert.NotEmpty(operation["responses"]!.AsObject());
            Assert.All(operation["responses"]!.AsObject(), r => Assert.Matches("^[1-5][0-9][0-9]$", r.Key));
            Assert.All(operation["responses"]!.AsObject(), r => Assert.DoesNotContain("Status.", (string)r.Value!["description"]!, StringComparison.Ordinal));
            Assert.All(operation["tags"]!.AsArray(), t => Assert.Contains(document["tags"]!.AsArray(), d => (string)d!["name"]! == (string)t!));
        }
    }

    [Fact]
    public async Task Document_RefersOnlyToWhatIsInIt()
    {
        var document = await DocumentAsync("en");
        var references = References(document).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(Follow(document, reference)));
        Assert.All(document["components"]!["schemas"]!.AsObject(), s => Assert.Contains(references, r => r.EndsWith("/" + s.Key, StringComparison.Ordinal)));
        // The words of the form stand beside the fields they ask for.
        Assert.NotNull(document["components"]!["schemas"]!["ServiceAbout"]!["properties"]!["legalBasis"]!["description"]);
        Assert.Equal("uuid", (string?)document["components"]!["schemas"]!["ServiceDetail"]!["properties"]!["id"]!["format"]);
    }

    [Fact]
    public async Task Operations_AndRoutes_AreTheSame()
    {
        var described = Operations(await DocumentAsync("en")).Select(o => $"{o.Method.ToUpperInvariant()} {o.Path}").Order(StringComparer.Ordinal).ToList();
        var mapped = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (Method: m, Path: "/" + Constraint().Replace(e.RoutePattern.RawText!.TrimStart('/'), "}"))))
            .Where(r => r.Method != "HEAD" && Described.Any(d => r.Path.StartsWith(d, StringComparison.Ordinal)))
            .Select(r => $"{r.Method} {r.Path}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(mapped, described);
    }

    [Fact]
    public async Task Examples_AreAcceptedAsTheyStand()
    {
        var document = await DocumentAsync("en");
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        using var caller = new ApiCaller(portal.Client((await portal.TokenAsync(officer, "PITB", Permissions.Services.Read, Permissions.Services.Register)).Text));
        var started = await caller.SendAsync("POST", "", ExamplesOf(document, "/api/v1/services", "post").Single().Body);
        var version = ApiCaller.TagOf(started, HttpStatusCode.Created);
        var id = JsonNode.Parse(await started.Content.ReadAsStringAsync())!["id"]!.GetValue<Guid>();
        var sections = ExamplesOf(document, "/api/v1/services/{id}/sections/{section}", "put").ToList();
        Assert.Equal(11, sections.Count);
        foreach (var (name, body) in sections)
        {
            var saved = await caller.SendAsync("PUT", $"/{id}/sections/{name}", body, version);
            Assert.True(saved.StatusCode == HttpStatusCode.OK, $"{name}: {await saved.Content.ReadAsStringAsync()}");
            version = saved.Headers.ETag!.Tag;
        }

        // Together they are a whole filing.
        Assert.True((await caller.ReadAsync($"/{id}/problems")).GetProperty("isComplete").GetBoolean());
        version = ApiCaller.TagOf(await caller.SendAsync("POST", $"/{id}/submission", version: version), HttpStatusCode.OK);
        // Of a filing that is not registered the amendment is well-formed, but not possible.
        var amendment = ExamplesOf(document, "/api/v1/services/{id}/amendment", "post").Single().Body;
        Assert.Equal("Services.CannotMove", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", $"/{id}/amendment", amendment, version), HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("en", "API of the portal")]
    [InlineData("ur", "پورٹل کا API")]
    public async Task Page_NamesEveryOperation(string language, string title)
    {
        var document = await DocumentAsync(language);
        var page = WebUtility.HtmlDecode(await GetAsync("/api", language));
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.All(Operations(document), o => Assert.Contains($"id=\"{o.Operation["operationId"]}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (p.Key, o.Key, o.Value!)));

    private static IEnumerable<(string Name, string Body)> ExamplesOf(JsonNode document, string path, string method) =>
        document["paths"]![path]![method]!["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject().Select(e => (e.Key, e.Value!["value"]!.ToJsonString()));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Follow(JsonNode document, string reference)
    {
        Assert.StartsWith("#/", reference, StringComparison.Ordinal);
        return reference[2..].Split('/').Aggregate((JsonNode?)document, (node, step) => node?[step]);
    }

    private async Task<JsonNode> DocumentAsync(string language) => JsonNode.Parse(await GetAsync("/api/v1/openapi.json", language))!;

    private async Task<string> GetAsync(string path, string language)
    {
        using var client = portal.Client(null);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", language);
        return await client.GetStringAsync(path);
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InPath();

    [GeneratedRegex(@":\w+\}", RegexOptions.None, 1000)]
    private static partial Regex Constraint();
}
