using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Domain.Evidence;

namespace Portal.Benchmarks.Support;

/// <summary>A registry as large as the public network's, or larger: 37 subnets, 1,447 nodes, 160 operators, 113 data centres, 94 providers.</summary>
/// <param name="times">How many times as large.</param>
internal sealed class GeneratedRegistry(int times)
{
    private const int NodesOfSubnet = 15;

    private static readonly string[] Countries = ["PK", "CH", "DE", "US", "JP", "SG", "SI", "BE", "FR", "GB", "ZA", "IN"];

    public int Nodes => 1447 * times;

    public int Subnets => 37 * times;

    private int Operators => 160 * times;

    private int Sites => 113 * times;

    private int Providers => 94 * times;

    public static string Node(int number) => Id("node", number);

    public static string Subnet(int number) => Id("subnet", number);

    public static string Site(int number) => string.Create(CultureInfo.InvariantCulture, $"dc{number}");

    /// <summary>The dump; one node in a hundred is another operator's in each round.</summary>
    public byte[] Dump(int round) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        subnets = Enumerable.Range(0, Subnets).Select(s => new { subnet_id = Subnet(s), subnet_type = "application", membership = Enumerable.Range(s * NodesOfSubnet, NodesOfSubnet).Select(Node) }),
        nodes = Enumerable.Range(0, Nodes).Select(n => new
        {
            node_id = Node(n),
            node_operator_id = Id("operator", (n + (n % 100 == 0 ? round : 0)) % Operators),
            subnet_id = n < Subnets * NodesOfSubnet ? Subnet(n / NodesOfSubnet) : null,
        }),
        node_operators = Enumerable.Range(0, Operators).Select(o => new { node_operator_principal_id = Id("operator", o), node_provider_principal_id = Id("provider", o % Providers), dc_id = Site(o % Sites) }),
        dcs = Enumerable.Range(0, Sites).Select(d => new { id = Site(d), owner = $"Owner {d}", region = $"Somewhere,{Countries[d % Countries.Length]},Place {d}" }),
        node_providers = Enumerable.Range(0, Providers).Select(p => new { principal = Id("provider", p), name = $"Provider {p}" }),
    });

    private static string Id(string kind, int number) => Principal.SelfAuthenticating(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {number}"))).Text;
}
