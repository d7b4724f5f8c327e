using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Domain.Services;

/// <summary>Puts answers into a section.</summary>
public static class ContentPatch
{
    /// <summary>The section with other answers. What speaks of a row that is gone changes nothing.</summary>
    /// <param name="section">The section.</param>
    /// <param name="changes">The answers: what comes after is taken.</param>
    public static IServiceSection Apply(IServiceSection section, IEnumerable<FieldChange> changes)
    {
        var node = ContentComparison.Node(section);
        foreach (var change in changes) Apply(node, change);
        return (IServiceSection)node.Deserialize(section.GetType(), ServiceContent.Json)!;
    }

    private static void Apply(JsonObject section, FieldChange change)
    {
        var value = change.After?.DeepClone();
        if (change.Row is not { } key)
        {
            Set(section, change.Field, value);
            return;
        }

        var rows = (JsonArray)section[ContentComparison.Rows]!;
        var row = ContentComparison.ByKey(section).GetValueOrDefault(key);
        if (change.Field.Length > 0 && row is not null) Set(row, change.Field, value);
        else if (change.Field.Length == 0 && value is not null && row is null) rows.Add(value);
        else if (change.Field.Length == 0 && value is null) rows.Remove(row);
    }

    private static void Set(JsonObject node, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1]) node = (JsonObject)node[step]!;
        node[steps[^1]] = value;
    }
}
