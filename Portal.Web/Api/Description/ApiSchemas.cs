using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Web.Resources;

namespace Portal.Web.Api.Description;

/// <summary>Types as JSON Schema 2020-12, which is what OpenAPI 3.1 uses; made from the types that are really read and written.</summary>
/// <param name="json">How bodies are read and written.</param>
/// <param name="questions">What the fields of sections ask.</param>
internal sealed class ApiSchemas(IOptions<JsonOptions> json, IStringLocalizer<ServicesText> questions)
{
    // The words of a field stand under what kind of row or section it is a field of.
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(Placement)] = "Part",
        [typeof(CrossBorderFlow)] = "Flow",
        [typeof(DataSet)] = "DataSet",
        [typeof(ServiceDependency)] = "Dependency",
    };

    private readonly JsonSerializerOptions _options = new(json.Value.JsonSerializerOptions) { NumberHandling = JsonNumberHandling.Strict, RespectNullableAnnotations = true };

    /// <summary>Writes an example as it would be sent.</summary>
    /// <param name="example">The example.</param>
    public JsonNode Write(object example) => JsonSerializer.SerializeToNode(example, example.GetType(), _options)!;

    /// <summary>The schema of a type, in the reader's language.</summary>
    /// <param name="type">The type.</param>
    public JsonNode Of(Type type) => type == typeof(object) ? new JsonObject { ["type"] = "object" }
        : type == typeof(byte[]) ? new JsonObject { ["type"] = "string", ["format"] = "binary" }
        : _options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });

    private JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>))) schema = new JsonObject { ["type"] = "string", ["format"] = "uuid" };
        // An interface says nothing of what stands behind it.
        if (type == typeof(IServiceSection)) schema = new JsonObject { ["type"] = "object" };
        if (schema is JsonObject known && context.PropertyInfo is { } property && QuestionOf(property.DeclaringType, property.Name) is { } question) known["description"] = question;
        return schema;
    }

    private string? QuestionOf(Type owner, string field)
    {
        if (!Words.TryGetValue(owner, out var prefix))
        {
            if (!typeof(IServiceSection).IsAssignableFrom(owner)) return null;
            prefix = "Field";
        }

        var found = questions[$"{prefix}.{char.ToUpperInvariant(field[0])}{field[1..]}"];
        return found.ResourceNotFound ? null : found.Value;
    }
}
