using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Portal.Infrastructure.Oscal;

/// <summary>How OSCAL documents are written as JSON and read back: names in kebab case, and no array or value that is empty, since the schemas allow none.</summary>
internal static class OscalJson
{
    /// <summary>The release of the models that documents follow (https://pages.nist.gov/OSCAL-Reference/models/v1.2.1/).</summary>
    public const string Version = "1.2.1";

    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Urdu is read as Urdu.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveEmptyOut } },
    };

    private static void LeaveEmptyOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => typeof(IEnumerable<object>).IsAssignableFrom(p.PropertyType)))
            property.ShouldSerialize = (_, value) => value is IReadOnlyCollection<object> { Count: > 0 };
    }
}
