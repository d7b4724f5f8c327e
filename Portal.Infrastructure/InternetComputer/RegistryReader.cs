using System.Text.Json;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>
/// Reads a dump of the network's registry, in the JSON that the network's own release tool writes. What is not needed is passed over; what is needed must
/// be there, in its form, once, and lead to something that is there too.
/// </summary>
internal static class RegistryReader
{
    /// <summary>The most bytes that are looked at; the whole public network takes 2 MB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int MaxDepth = 32;
    private const int MaxText = 200;

    /// <summary>Reads a dump.</summary>
    /// <param name="json">The dump.</param>
    /// <exception cref="RegistryFormatException">It is not such a dump.</exception>
    public static NetworkRegistry Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes) throw new RegistryFormatException("size");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var root = document.RootElement;
            var registry = new NetworkRegistry(
                Items(root, "subnets", s => new RegistrySubnet(Id(s, "subnet_id"), Text(s, "subnet_type"), Items(s, "membership", m => Parse(m, "membership")))),
                Items(root, "nodes", n => new RegistryNode(Id(n, "node_id"), Id(n, "node_operator_id"), Property(n, "subnet_id") is { ValueKind: JsonValueKind.Null } ? null : Id(n, "subnet_id"))),
                Items(root, "node_operators", o => new RegistryOperator(Id(o, "node_operator_principal_id"), Id(o, "node_provider_principal_id"), Text(o, "dc_id"))),
                Items(root, "dcs", ReadDataCentre),
                Items(root, "node_providers", p => new RegistryProvider(Id(p, "principal"), Text(p, "name"))));
            Check(registry);
            return registry;
        }
        catch (JsonException)
        {
            throw new RegistryFormatException("json");
        }
    }

    // The region says continent, country and place; one country is written otherwise than in ISO 3166.
    private static RegistryDataCentre ReadDataCentre(JsonElement item)
    {
        var parts = Text(item, "region").Split(',', 3, StringSplitOptions.TrimEntries);
        if (parts is not [_, { Length: 2 } country, var place] || !country.All(char.IsAsciiLetterUpper)) throw new RegistryFormatException("region");
        return new RegistryDataCentre(Text(item, "id"), Text(item, "owner"), country == "UK" ? "GB" : country, place);
    }

    private static void Check(NetworkRegistry registry)
    {
        var subnets = Unique(registry.Subnets.Select(s => s.Id), "subnet_id");
        var nodes = Unique(registry.Nodes.Select(n => n.Id), "node_id");
        var operators = Unique(registry.Operators.Select(o => o.Id), "node_operator_principal_id");
        var centres = Unique(registry.DataCentres.Select(d => d.Id), "dcs.id");
        Unique(registry.Providers.Select(p => p.Id), "principal");
        Unique(registry.Subnets.SelectMany(s => s.Members), "membership");
        if (!registry.Subnets.SelectMany(s => s.Members).All(nodes.Contains)) throw new RegistryFormatException("membership");
        if (!registry.Nodes.All(n => operators.Contains(n.Operator))) throw new RegistryFormatException("node_operator_id");
        if (!registry.Nodes.All(n => n.Subnet is null || subnets.Contains(n.Subnet))) throw new RegistryFormatException("subnet_id");
        if (!registry.Operators.All(o => centres.Contains(o.DataCentre))) throw new RegistryFormatException("dc_id");
    }

    private static HashSet<T> Unique<T>(IEnumerable<T> values, string name)
    {
        var seen = new HashSet<T>();
        return values.All(seen.Add) ? seen : throw new RegistryFormatException(name);
    }

    private static List<T> Items<T>(JsonElement parent, string name, Func<JsonElement, T> read) =>
        Property(parent, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(read)] : throw new RegistryFormatException(name);

    private static Principal Id(JsonElement parent, string name) => Parse(Property(parent, name), name);

    private static Principal Parse(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String && Principal.TryParse(value.GetString(), out var principal) ? principal : throw new RegistryFormatException(name);

    private static string Text(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 and <= MaxText } text ? text : throw new RegistryFormatException(name);

    private static JsonElement Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : throw new RegistryFormatException(name);
}

/// <summary>A dump of the registry is not in its form.</summary>
/// <param name="place">The property that is missing, wrong, twice there, or leads nowhere.</param>
internal sealed class RegistryFormatException(string place) : Exception($"Not a dump of the registry: {place}.")
{
    /// <summary>The property that is missing, wrong, twice there, or leads nowhere.</summary>
    public string Place => place;
}
