using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Domain.Services;

/// <summary>One answer that differs between two contents.</summary>
/// <param name="Section">The section it stands in.</param>
/// <param name="Field">Its name as JSON has it, <c>legalBasis</c> or <c>name.en</c>; empty where a whole row came or went.</param>
/// <param name="Row">The row of a table; null elsewhere.</param>
/// <param name="Before">What was said; null where nothing was.</param>
/// <param name="After">What is said; null where nothing is.</param>
public sealed record FieldChange(ServiceSectionName Section, string Field, Guid? Row, JsonNode? Before, JsonNode? After)
{
    /// <summary>
    /// Whether the change touches what approvals rest on: where the service runs and who runs it, which data it keeps, and where
    /// data goes.
    /// </summary>
    public bool IsMaterial => Section is ServiceSectionName.Placements or ServiceSectionName.Flows
        || (Section is ServiceSectionName.Data && Field is "class" or "personalData");

    /// <summary>Whether two changes speak of the same answer; a whole row meets every answer in it.</summary>
    /// <param name="other">The other.</param>
    public bool Meets(FieldChange other) =>
        Section == other.Section && Row == other.Row && (Field == other.Field || (Row is not null && (Field.Length == 0 || other.Field.Length == 0)));
}

/// <summary>Compares what filings say, answer by answer. It works on the JSON form, so that old snapshots stay comparable.</summary>
public static class ContentComparison
{
    internal const string Rows = "items";
    private const string Key = "key";

    /// <summary>What differs, in the order of the sections.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    public static IReadOnlyList<FieldChange> Between(ServiceContent before, ServiceContent after) =>
        [.. Enum.GetValues<ServiceSectionName>().SelectMany(name => Between(name, before[name], after[name]))];

    /// <summary>What differs in one section.</summary>
    /// <param name="name">The section.</param>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    public static IReadOnlyList<FieldChange> Between(ServiceSectionName name, IServiceSection before, IServiceSection after)
    {
        var (old, now) = (Node(before), Node(after));
        var changes = Fields(name, null, "", Without(old, Rows), Without(now, Rows));
        return old.ContainsKey(Rows) || now.ContainsKey(Rows) ? [.. changes, .. RowChanges(name, ByKey(old), ByKey(now))] : [.. changes];
    }

    /// <summary>Whether a content has an answer of that name, be it given or not.</summary>
    /// <param name="content">The content.</param>
    /// <param name="name">The section.</param>
    /// <param name="field">The answer's name; empty for the section or row as a whole.</param>
    /// <param name="row">The row of a table; null elsewhere.</param>
    public static bool Has(ServiceContent content, ServiceSectionName name, string field, Guid? row)
    {
        var section = Node(content[name]);
        JsonNode? node = row is { } key ? ByKey(section).GetValueOrDefault(key) : section;
        if (node is null) return false;
        foreach (var step in field.Length > 0 ? field.Split('.') : [])
        {
            if (node is not JsonObject inner || !inner.TryGetPropertyValue(step, out node)) return false;
        }

        return true;
    }

    internal static JsonObject Node(IServiceSection section) => (JsonObject)JsonSerializer.SerializeToNode(section, section.GetType(), ServiceContent.Json)!;

    internal static Dictionary<Guid, JsonObject> ByKey(JsonObject section)
    {
        var rows = new Dictionary<Guid, JsonObject>();
        foreach (var row in (section[Rows] as JsonArray ?? []).OfType<JsonObject>())
            rows[row[Key]?.GetValue<Guid>() is { } key && key != Guid.Empty && !rows.ContainsKey(key) ? key : Guid.CreateVersion7()] = row;
        return rows;
    }

    private static IEnumerable<FieldChange> RowChanges(ServiceSectionName name, Dictionary<Guid, JsonObject> old, Dictionary<Guid, JsonObject> now)
    {
        foreach (var (key, row) in old)
        {
            if (!now.TryGetValue(key, out var kept)) yield return new FieldChange(name, "", key, row, null);
            else foreach (var change in Fields(name, key, "", Without(row, Key), Without(kept, Key))) yield return change;
        }

        foreach (var (key, row) in now)
            if (!old.ContainsKey(key)) yield return new FieldChange(name, "", key, null, row);
    }

    private static IEnumerable<FieldChange> Fields(
        ServiceSectionName name, Guid? row, string path, IEnumerable<KeyValuePair<string, JsonNode?>> before, IEnumerable<KeyValuePair<string, JsonNode?>> after)
    {
        var (old, now) = (before.ToDictionary(), after.ToDictionary());
        foreach (var field in old.Keys.Union(now.Keys))
        {
            var (was, becomes) = (old.GetValueOrDefault(field), now.GetValueOrDefault(field));
            if (was is JsonObject wasObject && becomes is JsonObject becomesObject)
            {
                foreach (var inner in Fields(name, row, path + field + ".", wasObject, becomesObject)) yield return inner;
            }
            else if (!JsonNode.DeepEquals(was, becomes) && !(IsUnsaid(was) && IsUnsaid(becomes)))
            {
                yield return new FieldChange(name, path + field, row, was, becomes);
            }
        }
    }

    // An answer that an older form of the content did not know is one not given.
    private static bool IsUnsaid(JsonNode? node) => node is null or JsonArray { Count: 0 } || (node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length == 0);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Without(JsonObject node, string name) => node.Where(p => p.Key != name);
}
