using System.Text.Json;
using Portal.Tests.Web.Api;
using Xunit;

namespace Portal.Tests.Web.PublicRegister;

/// <summary>The linked data of the register against the profiles it claims: terms that lead somewhere, and nothing mandatory missing.</summary>
/// <param name="portal">The portal.</param>
public sealed class LinkedDataTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Cpsv = "http://purl.org/vocab/cpsv#";
    private const string Cv = "http://data.europa.eu/m8g/";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private const string Foaf = "http://xmlns.com/foaf/0.1/";

    // What the SHACL shapes of DCAT-AP 3.0 and CPSV-AP 3.2.0 ask of each class at least once.
    private static readonly Dictionary<string, string[]> Mandatory = new()
    {
        [Dcat + "Catalog"] = [Dct + "title", Dct + "description", Dct + "publisher"],
        [Dcat + "Dataset"] = [Dct + "title", Dct + "description"],
        [Dcat + "DataService"] = [Dct + "title", Dcat + "endpointURL"],
        [Dcat + "Distribution"] = [Dcat + "accessURL"],
        [Foaf + "Agent"] = [Foaf + "name"],
        [Cpsv + "PublicService"] = [Dct + "identifier", Dct + "title", Dct + "description", Cv + "hasCompetentAuthority"],
        [Cv + "PublicOrganisation"] = [Skos + "prefLabel", Dct + "spatial"],
        [Cv + "Channel"] = [Dct + "identifier"],
        [Cv + "Cost"] = [Dct + "identifier"],
        [Cv + "Output"] = [Dct + "identifier", Dct + "title"],
        [Skos + "Concept"] = [Skos + "prefLabel"],
    };

    [Fact]
    public async Task Service_AsLinkedData_HasWhatItsProfileAsksFor()
    {
        var service = await PublishedService.AddAsync(portal);
        var nodes = Expand(await ReadAsync($"/public/v1/services/{service.Code}.jsonld"));

        Assert.Empty(Missing(nodes));
        var root = nodes[0];
        Assert.Equal([Cpsv + "PublicService"], root.Types);
        Assert.EndsWith("/register/" + service.Code, root.Id, StringComparison.Ordinal);
        Assert.Equal(["en", "ur"], root.Values[Dct + "title"].Select(v => v.GetProperty("@language").GetString()!));
        Assert.Equal("P5D", root.Values[Cv + "processingTime"].Single().GetProperty("@value").GetString());
        Assert.Equal(2, nodes.Count(n => n.Types.Contains(Cv + "Channel")));
        Assert.Contains(nodes, n => n.Types.Contains(Cv + "Cost") && n.Values[Cv + "hasValue"].Single().GetProperty("@value").GetString() == "300");
    }

    [Fact]
    public async Task Catalogue_AsLinkedData_HasWhatItsProfileAsksFor()
    {
        var service = await PublishedService.AddAsync(portal);
        var nodes = Expand(await ReadAsync("/public/v1/catalogue.jsonld"));

        Assert.Empty(Missing(nodes));
        Assert.Contains(Dcat + "Catalog", nodes[0].Types);
        Assert.Contains(nodes, n => n.Id.EndsWith("/register/" + service.Code, StringComparison.Ordinal) && n.Types.Contains(Cpsv + "PublicService"));
        Assert.Contains(nodes, n => n.Types.Contains(Dcat + "Dataset") && n.Values[Dct + "title"].Any(t => t.GetProperty("@value").GetString() == "Births by district"));
        Assert.Contains(nodes, n => n.Types.Contains("http://www.w3.org/ns/hydra/core#PartialCollectionView"));
        Assert.All(nodes.Where(n => n.Id.Length > 0), n => Assert.True(Uri.TryCreate(n.Id, UriKind.Absolute, out _), n.Id));
    }

    [Fact]
    public void Missing_WhenAPropertyIsTakenAway_IsFound()
    {
        var whole = JsonDocument.Parse($$"""{"@context":{"d":"{{Dcat}}","t":"{{Dct}}"},"@id":"urn:x","@type":"d:Dataset","t:title":"A"}""").RootElement;
        Assert.Equal(["http://www.w3.org/ns/dcat#Dataset urn:x has no http://purl.org/dc/terms/description"], Missing(Expand(whole)));
    }

    private static IEnumerable<string> Missing(IEnumerable<Node> nodes) =>
        from node in nodes
        from type in node.Types
        where Mandatory.ContainsKey(type)
        from property in Mandatory[type]
        where !node.Values.TryGetValue(property, out var values) || values.Count == 0
        select $"{type} {node.Id} has no {property}";

    // Expansion as far as these documents need it (JSON-LD 1.1 API, section 5.1): prefixes of the context in the document, no remote one, no terms.
    private static List<Node> Expand(JsonElement document)
    {
        var context = document.GetProperty("@context");
        Assert.Equal(JsonValueKind.Object, context.ValueKind);
        var prefixes = context.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        var nodes = new List<Node>();
        Visit(document);
        return nodes;

        void Visit(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray()) Visit(item);
                return;
            }

            if (element.ValueKind != JsonValueKind.Object || element.TryGetProperty("@value", out _)) return;
            var node = new Node(
                element.TryGetProperty("@id", out var id) ? id.GetString()! : "",
                element.TryGetProperty("@type", out var type) ? [.. Each(type).Select(t => Iri(t.GetString()!))] : [],
                element.EnumerateObject().Where(p => p.Name[0] != '@').ToDictionary(p => Iri(p.Name), p => Each(p.Value).ToList()));
            nodes.Add(node);
            foreach (var value in node.Values.Values.SelectMany(v => v)) Visit(value);
        }

        string Iri(string compact)
        {
            var parts = compact.Split(':', 2);
            Assert.True(parts.Length == 2 && prefixes.ContainsKey(parts[0]), $"{compact} leads nowhere.");
            return prefixes[parts[0]] + parts[1];
        }
    }

    private static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private async Task<JsonElement> ReadAsync(string address)
    {
        using var client = portal.Client(null);
        using var answer = await client.GetAsync(address);
        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private sealed record Node(string Id, IReadOnlyList<string> Types, IReadOnlyDictionary<string, List<JsonElement>> Values);
}
