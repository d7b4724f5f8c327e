using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Resources;

namespace Portal.Web.Api.Description;

/// <summary>The description of the API for programs: OpenAPI 3.1.0 (https://spec.openapis.org/oas/v3.1.0), with its words in the reader's language.</summary>
/// <param name="schemas">Makes schemas.</param>
/// <param name="texts">The words.</param>
internal sealed partial class OpenApiDocument(ApiSchemas schemas, IStringLocalizer<ApiText> texts)
{
    private const string Token = "token";

    /// <summary>The document.</summary>
    public JsonObject Write()
    {
        var components = new JsonObject();
        var paths = new JsonObject();
        foreach (var path in ApiOperations.All.GroupBy(o => o.Path))
        {
            var item = new JsonObject();
            foreach (var operation in path) item[operation.Method.ToLowerInvariant()] = Operation(operation, components);
            paths[path.Key] = item;
        }

        Refer(typeof(ProblemDetails), components);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["jsonSchemaDialect"] = "https://json-schema.org/draft/2020-12/schema",
            ["info"] = new JsonObject { ["title"] = texts["Title"].Value, ["description"] = texts["Lead"].Value, ["version"] = "1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. Enum.GetValues<ApiGroup>().Select(g => (JsonNode)new JsonObject { ["name"] = g.ToString(), ["description"] = texts[$"Group.{g}"].Value })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = components,
                ["securitySchemes"] = new JsonObject { [Token] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = texts["Token"].Value } },
            },
        };
    }

    private JsonObject Operation(ApiOperation operation, JsonObject components)
    {
        var written = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Group.ToString()),
            ["summary"] = texts[$"Op.{operation.Id}"].Value,
            ["security"] = operation.Scope is null ? new JsonArray(new JsonObject()) : new JsonArray(new JsonObject { [Token] = new JsonArray() }),
            ["parameters"] = new JsonArray([.. Parameters(operation)]),
        };
        if (operation.Scope is { } scope) written["description"] = texts["Scope", scope].Value;
        if (operation.Bodies.Count > 0) written["requestBody"] = Body(operation, components);
        written["responses"] = Responses(operation, components);
        return written;
    }

    private IEnumerable<JsonNode> Parameters(ApiOperation operation)
    {
        foreach (Match match in InPath().Matches(operation.Path)) yield return Parameter(match.Groups["name"].Value, "path", true, InPathOf(match.Groups["name"].Value));
        foreach (var parameter in operation.Query) yield return Parameter(parameter.Name, "query", false, schemas.Of(parameter.Type));
        if (operation.NeedsVersion) yield return Parameter("If-Match", "header", true, Text());
        if (operation.Changes) yield return Parameter(IdempotencyFilter.Header, "header", false, Text());
    }

    private JsonObject Parameter(string name, string place, bool isNeeded, JsonNode schema) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = isNeeded,
        ["description"] = texts[$"Param.{name.Replace("-", "", StringComparison.Ordinal)}"].Value,
        ["schema"] = schema,
    };

    private static JsonObject InPathOf(string name) => name switch
    {
        "id" => new JsonObject { ["type"] = "string", ["format"] = "uuid" },
        "number" => new JsonObject { ["type"] = "integer" },
        "section" => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. SectionBodies.Types.Keys.Select(k => (JsonNode)k)]) },
        _ => Text(),
    };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private JsonObject Body(ApiOperation operation, JsonObject components)
    {
        JsonNode[] types = [.. operation.Bodies.Values.Select(b => b.GetType()).Distinct().Select(t => (JsonNode)Refer(t, components))];
        var examples = new JsonObject();
        foreach (var (name, body) in operation.Bodies) examples[name] = new JsonObject { ["value"] = schemas.Write(body) };
        return new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject { ["schema"] = types.Length == 1 ? types[0] : new JsonObject { ["oneOf"] = new JsonArray(types) }, ["examples"] = examples },
            },
        };
    }

    private JsonObject Responses(ApiOperation operation, JsonObject components)
    {
        var success = new JsonObject { ["description"] = texts[$"Status.{operation.Success}"].Value };
        if (operation.Answer is { } answer)
            success["content"] = new JsonObject { [operation.MediaType] = new JsonObject { ["schema"] = answer == typeof(object) || answer == typeof(byte[]) ? schemas.Of(answer) : Refer(answer, components) } };
        if (operation.Answer is not null && operation.Path.Contains("{id}", StringComparison.Ordinal))
            success["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["description"] = texts["Param.ETag"].Value, ["schema"] = Text() } };
        var responses = new JsonObject { [$"{operation.Success}"] = success };
        foreach (var status in operation.Refusals.Order())
        {
            responses[$"{status}"] = new JsonObject
            {
                ["description"] = texts[$"Status.{status}"].Value,
                ["content"] = new JsonObject { [ApiProblem.MediaType] = new JsonObject { ["schema"] = Refer(typeof(ProblemDetails), components) } },
            };
        }

        return responses;
    }

    private JsonObject Refer(Type type, JsonObject components)
    {
        var place = $"#/components/schemas/{type.Name}";
        if (!components.ContainsKey(type.Name)) components[type.Name] = At(place, schemas.Of(type));
        return new JsonObject { ["$ref"] = place };
    }

    // What occurs twice in a schema is written once and referred to from its root, which is now elsewhere.
    private static JsonNode At(string place, JsonNode schema)
    {
        if (schema is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>()) At(place, item);
        }

        if (schema is not JsonObject described) return schema;
        if (described["$ref"] is JsonValue reference) described["$ref"] = place + reference.GetValue<string>()[1..];
        foreach (var (_, part) in described.ToList())
        {
            if (part is not null) At(place, part);
        }

        return schema;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InPath();
}
