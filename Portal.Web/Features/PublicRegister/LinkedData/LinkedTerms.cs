using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Portal.Application.PublicRegister;
using Portal.Domain.Common;

namespace Portal.Web.Features.PublicRegister.LinkedData;

/// <summary>The pieces of JSON-LD 1.1 that documents of the register are made of. The context is in the document: nobody has to fetch one to read it.</summary>
internal static class LinkedTerms
{
    /// <summary>The Pakistan of the EU's authority tables, which both profiles ask for.</summary>
    public const string Pakistan = "http://publications.europa.eu/resource/authority/atu/PAK";

    private const string Authority = "http://publications.europa.eu/resource/authority/";

    // ISO 639-1 as the authority table of languages has it; a language that is not in it is not named.
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["en"] = "ENG",
        ["ur"] = "URD",
        ["pa"] = "PAN",
        ["sd"] = "SND",
        ["ps"] = "PUS",
        ["ks"] = "KAS",
        ["bal"] = "BAL",
    };

    private static readonly (string Prefix, string Name)[] Prefixes =
    [
        ("adms", "http://www.w3.org/ns/adms#"),
        ("cpsv", "http://purl.org/vocab/cpsv#"),
        ("cv", "http://data.europa.eu/m8g/"),
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dct", "http://purl.org/dc/terms/"),
        ("eli", "http://data.europa.eu/eli/ontology#"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("hydra", "http://www.w3.org/ns/hydra/core#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    /// <summary>Letters of both languages as they are; what a browser could take for markup escaped.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The context: prefixes and nothing else, so that every term says itself where it comes from.</summary>
    public static JsonObject Context() => new(Prefixes.Select(p => KeyValuePair.Create(p.Prefix, (JsonNode?)p.Name)));

    /// <summary>A reference to a thing.</summary>
    /// <param name="iri">Its IRI.</param>
    public static JsonObject Thing(string iri) => new() { ["@id"] = iri };

    /// <summary>A thing that is described in place.</summary>
    /// <param name="iri">Its IRI.</param>
    /// <param name="type">Its class.</param>
    public static JsonObject Thing(string iri, string type) => new() { ["@id"] = iri, ["@type"] = type };

    /// <summary>Words in English, in Urdu, or in both; null where there are none.</summary>
    /// <param name="text">The words.</param>
    public static JsonArray? Words(LocalizedText text)
    {
        JsonNode[] words = [.. new[] { (text.En, "en"), (text.Ur, "ur") }.Where(w => w.Item1.Length > 0).Select(w => (JsonNode)In(w.Item1, w.Item2))];
        return words.Length == 0 ? null : new JsonArray(words);
    }

    /// <summary>Words of which nobody said in which of the two languages they are; the script tells.</summary>
    /// <param name="text">The words.</param>
    public static JsonObject Words(string text) => In(text, text.Any(c => c is >= '\u0600' and <= '\u06FF') ? "ur" : "en");

    /// <summary>A moment.</summary>
    /// <param name="at">In UTC.</param>
    public static JsonObject Moment(DateTimeOffset at) => Typed(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "xsd:dateTime");

    /// <summary>A value with its XML Schema type.</summary>
    /// <param name="value">As XML Schema writes it.</param>
    /// <param name="type">The type, with its prefix.</param>
    public static JsonObject Typed(string value, string type) => new() { ["@value"] = value, ["@type"] = type };

    /// <summary>An entry of one of the EU's authority tables.</summary>
    /// <param name="table">The table.</param>
    /// <param name="code">The entry.</param>
    public static JsonObject Listed(string table, string code) => Thing(Authority + table + "/" + code);

    /// <summary>Languages, as far as the authority table has them.</summary>
    /// <param name="codes">ISO 639.</param>
    public static JsonArray LanguagesOf(IEnumerable<string> codes) => new([.. codes.Where(Languages.ContainsKey).Select(c => (JsonNode)Listed("language", Languages[c]))]);

    /// <summary>An organisation; agents of DCAT-AP have a <c>foaf:name</c>, organisations of CPSV-AP a label and a place.</summary>
    /// <param name="body">The organisation.</param>
    /// <param name="origin">Scheme and host of the portal.</param>
    public static JsonObject Body(PublicBody body, string origin) => new()
    {
        ["@id"] = $"{origin}{PublicRegisterAddress.Path}?org={Uri.EscapeDataString(body.Code)}",
        ["@type"] = new JsonArray("cv:PublicOrganisation", "foaf:Agent"),
        ["dct:identifier"] = body.Code,
        ["dct:title"] = Words(body.Name),
        ["foaf:name"] = Words(body.Name),
        ["skos:prefLabel"] = Words(body.Name),
        ["dct:spatial"] = Thing(Pakistan),
    };

    /// <summary>The same object without what nobody said.</summary>
    /// <param name="node">The object.</param>
    public static JsonObject Said(JsonObject node)
    {
        foreach (var empty in node.Where(p => p.Value is null or JsonArray { Count: 0 }).Select(p => p.Key).ToList()) node.Remove(empty);
        return node;
    }

    private static JsonObject In(string text, string language) => new() { ["@value"] = text, ["@language"] = language };
}
