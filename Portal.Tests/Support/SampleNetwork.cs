using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Domain.Evidence;

namespace Portal.Tests.Support;

/// <summary>A small made-up network: four sites with an operator each, one subnet of seven nodes, two spare ones. Parts of it can be said otherwise.</summary>
internal sealed record SampleNetwork
{
    /// <summary>Regions of the sites, by the sites' names.</summary>
    public IReadOnlyDictionary<string, string> Regions { get; init; } =
        new Dictionary<string, string> { ["isb"] = "Asia,PK,Islamabad", ["khi"] = "Asia,PK,Karachi", ["zh1"] = "Europe,CH,Zurich", ["fr1"] = "Europe,DE,Hesse" };

    /// <summary>Owners of the sites that have another one than the first.</summary>
    public IReadOnlyDictionary<string, string> Owners { get; init; } = new Dictionary<string, string>();

    /// <summary>Sites of the operators, in their order.</summary>
    public IReadOnlyList<string> OperatorSites { get; init; } = ["isb", "khi", "zh1", "fr1"];

    /// <summary>Providers of the operators, in their order.</summary>
    public IReadOnlyList<int> OperatorProviders { get; init; } = [0, 0, 1, 2];

    /// <summary>Operators of the nodes, by the nodes' numbers.</summary>
    public IReadOnlyDictionary<int, int> NodeOperators { get; init; } = Enumerable.Range(0, 9).ToDictionary(i => i, i => i % 4);

    /// <summary>Nodes of the subnets, by the subnets' numbers.</summary>
    public IReadOnlyDictionary<int, int[]> Subnets { get; init; } = new Dictionary<int, int[]> { [0] = [0, 1, 2, 3, 4, 5, 6] };

    /// <summary>Type of every subnet.</summary>
    public string Type { get; init; } = "application";

    public static string Node(int number) => Id("node", number);

    public static string Subnet(int number) => Id("subnet", number);

    public static string Operator(int number) => Id("operator", number);

    public static string Provider(int number) => Id("provider", number);

    /// <summary>The dump that governance would make of it.</summary>
    public byte[] Dump() => Encoding.UTF8.GetBytes(Json());

    public string Json()
    {
        var subnetOf = Subnets.SelectMany(s => s.Value.Select(n => (Node: n, s.Key))).ToDictionary(m => m.Node, m => m.Key);
        return JsonSerializer.Serialize(new
        {
            subnets = Subnets.Select(s => new { subnet_id = Subnet(s.Key), subnet_type = Type, membership = s.Value.Select(Node) }),
            nodes = NodeOperators.Select(n => new { node_id = Node(n.Key), node_operator_id = Operator(n.Value), subnet_id = subnetOf.TryGetValue(n.Key, out var subnet) ? Subnet(subnet) : null }),
            node_operators = OperatorSites.Select((site, i) => new { node_operator_principal_id = Operator(i), node_provider_principal_id = Provider(OperatorProviders[i]), dc_id = site }),
            dcs = Regions.Select(r => new { id = r.Key, owner = Owners.GetValueOrDefault(r.Key, $"Owner of {r.Key}"), region = r.Value }),
            node_providers = OperatorProviders.Distinct().Where(p => p < 2).Select(p => new { principal = Provider(p), name = string.Create(CultureInfo.InvariantCulture, $"Provider {p}") }),
        });
    }

    private static string Id(string kind, int number) => Principal.SelfAuthenticating(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {number}"))).Text;
}
