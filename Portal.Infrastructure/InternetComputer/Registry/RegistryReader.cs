using System.Globalization;
using System.Text.Json;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Network;

namespace Portal.Infrastructure.InternetComputer.Registry;

/// <summary>
/// Reads a dump of the network's registry, in the JSON that the network's own release tool writes. What is not needed is passed over; what is needed must
/// be there, in its form, once, and lead to something that is there too. A region that names no country is no reason to refuse the rest: its site has none.
/// </summary>
internal static class RegistryReader
{
    /// <summary>The most bytes that are looked at; the whole public network takes 2 MB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int MaxDepth = 32;

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
                Items(root, "subnets", s => new RegistrySubnet(Id(s, "subnet_id"), Text(s, "subnet_type"), Items(s, "membership", m => Parse(m, "")))),
                Items(root, "nodes", n => new RegistryNode(Id(n, "node_id"), Id(n, "node_operator_id"), Property(n, "subnet_id") is { ValueKind: JsonValueKind.Null } ? null : Id(n, "subnet_id"))),
                Items(root, "node_operators", o => new RegistryOperator(Id(o, "node_operator_principal_id"), Id(o, "node_provider_principal_id"), Text(o, "dc_id"))),
                Items(root, "dcs", ReadDataCentre),
                Items(root, "node_providers", p => new RegistryProvider(Id(p, "principal"), Text(p, "name"))));
            Check(registry);
            return registry;
        }
        catch (JsonException broken)
        {
            throw new RegistryFormatException(string.Create(CultureInfo.InvariantCulture, $"json, line {broken.LineNumber + 1}"));
        }
    }

    // The region says continent, country and place; one country is written otherwise than in ISO 3166.
    private static RegistryDataCentre ReadDataCentre(JsonElement item)
    {
        var id = Text(item, "id");
        if (id.Length > NetworkSite.IdMaxLength || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) throw new RegistryFormatException("id");
        var region = Text(item, "region", mayBeEmpty: true);
        var parts = region.Split(',', 3, StringSplitOptions.TrimEntries);
        if (parts is not [_, var said, var place]) return new RegistryDataCentre(id, Text(item, "owner"), region, null, region);
        var country = said == "UK" ? "GB" : said;
        return new RegistryDataCentre(id, Text(item, "owner"), region, IsoCountries.Know(country) ? country : null, place);
    }

    private static void Check(NetworkRegistry registry)
    {
        var subnetOf = new Dictionary<Principal, Principal>();
        Unique(registry.Subnets, s => s.Id, "subnets[{0}].subnet_id");
        var nodes = Unique(registry.Nodes, n => n.Id, "nodes[{0}].node_id");
        var operators = Unique(registry.Operators, o => o.Id, "node_operators[{0}].node_operator_principal_id");
        var centres = Unique(registry.DataCentres, d => d.Id, "dcs[{0}].id");
        Unique(registry.Providers, p => p.Id, "node_providers[{0}].principal");
        Each(registry.Subnets, s => s.Members.All(m => nodes.Contains(m) && subnetOf.TryAdd(m, s.Id)), "subnets[{0}].membership");
        Each(registry.Nodes, n => operators.Contains(n.Operator), "nodes[{0}].node_operator_id");
        Each(registry.Nodes, n => n.Subnet == subnetOf.GetValueOrDefault(n.Id), "nodes[{0}].subnet_id");
        Each(registry.Operators, o => centres.Contains(o.DataCentre), "node_operators[{0}].dc_id");
    }

    private static HashSet<TKey> Unique<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key, string place)
    {
        var seen = new HashSet<TKey>();
        Each(items, item => seen.Add(key(item)), place);
        return seen;
    }

    private static void Each<T>(IReadOnlyList<T> items, Func<T, bool> holds, string place)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!holds(items[i])) throw new RegistryFormatException(string.Format(CultureInfo.InvariantCulture, place, i));
        }
    }

    private static List<T> Items<T>(JsonElement parent, string name, Func<JsonElement, T> read)
    {
        if (Property(parent, name) is not { ValueKind: JsonValueKind.Array } list) throw new RegistryFormatException(name);
        var items = new List<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            try
            {
                items.Add(read(item));
            }
            catch (RegistryFormatException wrong)
            {
                throw wrong.In(string.Create(CultureInfo.InvariantCulture, $"{name}[{items.Count}]"));
            }
        }

        return items;
    }

    private static Principal Id(JsonElement parent, string name) => Parse(Property(parent, name), name);

    private static Principal Parse(JsonElement value, string name) => Principal.TryParse(Words(value, name), out var principal) ? principal : throw new RegistryFormatException(name);

    private static string Text(JsonElement parent, string name, bool mayBeEmpty = false) =>
        Words(Property(parent, name), name) is { Length: <= NetworkSite.TextMaxLength } text && (mayBeEmpty || text.Length > 0) && !text.Any(char.IsControl)
            ? text
            : throw new RegistryFormatException(name);

    private static string Words(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.String) throw new RegistryFormatException(name);
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a character.
            throw new RegistryFormatException(name);
        }
    }

    private static JsonElement Property(JsonElement parent, string name)
    {
        try
        {
            return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : throw new RegistryFormatException(name);
        }
        catch (InvalidOperationException)
        {
            // A name beside it has half a character.
            throw new RegistryFormatException(name);
        }
    }
}

/// <summary>A dump of the registry is not in its form.</summary>
/// <param name="place">Where: the property that is missing, wrong, twice there, or leads nowhere, such as <c>nodes[12].node_operator_id</c>.</param>
internal sealed class RegistryFormatException(string place) : Exception($"Not a dump of the registry: {place}.")
{
    /// <summary>Where: the property that is missing, wrong, twice there, or leads nowhere.</summary>
    public string Place => place;

    /// <summary>The same, seen from what it is in.</summary>
    /// <param name="outer">The place of that.</param>
    public RegistryFormatException In(string outer) => new(place.Length == 0 ? outer : $"{outer}.{place}");
}
