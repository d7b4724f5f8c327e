using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Web.Features.PublicRegister.LinkedData;
using Portal.Web.Resources;

namespace Portal.Web.Api.Description;

/// <summary>The API to read, drawn from its document.</summary>
public sealed partial class ApiDocsPage
{
    private static readonly JsonSerializerOptions Readable = new(LinkedTerms.Json) { WriteIndented = true };

    [Inject]
    private IStringLocalizer<ApiText> T { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PublicText> P { get; set; } = default!;

    /// <summary>The OpenAPI document, in the reader's language.</summary>
    [Parameter, EditorRequired]
    public JsonObject Document { get; set; } = default!;

    /// <summary>Light or dark; null for the reader's own setting.</summary>
    [Parameter]
    public string? Theme { get; set; }

    private IEnumerable<(string Method, string Path, JsonNode Operation)> Of(ApiGroup about) =>
        from path in Document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where Text(method.Value!["tags"]![0]) == about.ToString()
        select (method.Key, path.Key, method.Value);

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    private static string Indented(JsonNode node) => node.ToJsonString(Readable);

    private static IEnumerable<(string Name, JsonNode Example)> ExamplesOf(JsonNode operation) =>
        operation["requestBody"]?["content"]?["application/json"]?["examples"]?.AsObject().Select(e => (e.Key, e.Value!["value"]!)) ?? [];

    // What it answers, with what the reference stands for in its place.
    private JsonNode? SchemaOf(JsonNode operation)
    {
        var success = operation["responses"]!.AsObject().First(r => r.Key[0] == '2').Value!;
        return success["content"]?["application/json"]?["schema"]?["$ref"] is { } reference ? Document["components"]!["schemas"]![Text(reference).Split('/')[^1]] : null;
    }

    private static string TypeOf(JsonNode? schema) => schema switch
    {
        { } s when s["enum"] is JsonArray values => string.Join(" | ", values.Select(v => v?.ToString())),
        { } s when s["format"] is { } format => Text(format),
        { } s when s["type"] is JsonArray types => string.Join(" | ", types.Select(Text)),
        { } s => Text(s["type"]),
        _ => "",
    };
}
