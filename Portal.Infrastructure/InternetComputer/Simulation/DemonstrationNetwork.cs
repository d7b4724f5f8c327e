using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Bls;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>
/// The network of the demonstration, the same at every start: three subnets of thirteen nodes, and the root subnet, in the data centres of
/// <see cref="DemonstrationSites"/>. Everything follows from seeds that stand here for everybody to read, so its root key proves nothing and is taken in a
/// demonstration only. Its canister ids are far from those that the public network has given.
/// </summary>
internal static class DemonstrationNetwork
{
    /// <summary>The network's name.</summary>
    public const string Name = "demonstration";

    private const int SubnetCount = 3;
    private const int NodesOfSubnet = 13;
    private const int CanistersOfSubnet = 500;
    private const int RangesOfSubnet = 7;
    private const ulong FirstCanister = 0x504B_0000_0000_0000;
    private const ulong SizeOfRange = 0x10_0000;

    private static readonly Lazy<SimulatedNetwork> Made = new(() => Make(CanistersOfSubnet));

    /// <summary>The network.</summary>
    public static SimulatedNetwork Network => Made.Value;

    /// <summary>Its subnets without the root subnet.</summary>
    public static IReadOnlyList<SimulatedSubnet> Subnets => Network.Subnets;

    /// <summary>A node abroad that no subnet has, until it joins one as a fault.</summary>
    public static SimulatedNode ForeignNode { get; } = Node("abroad", DemonstrationSites.Abroad);

    /// <summary>The canister that runs other code than it did: what a drift alarm of the demonstration is about.</summary>
    public static SimulatedCanister Drifted => CanisterOf(1, 9);

    /// <summary>The subnet that a node abroad has joined: what the other alarm is about.</summary>
    public static SimulatedSubnet Joined => Subnets[2];

    /// <summary>A canister that exists.</summary>
    /// <param name="subnet">The place of its subnet in <see cref="Subnets"/>.</param>
    /// <param name="number">Its number there, from 0 on, less than 500.</param>
    public static SimulatedCanister CanisterOf(int subnet, int number) => Subnets[subnet].Canisters[number];

    /// <summary>The same network with more or fewer canisters.</summary>
    /// <param name="canisters">How many each subnet has.</param>
    public static SimulatedNetwork Make(int canisters)
    {
        var root = new BlsSecretKey(Seed("root key"));
        return new SimulatedNetwork(root, new SimulatedSubnet(root, "system", Nodes(SubnetCount), [], []), [.. Enumerable.Range(0, SubnetCount).Select(subnet => Subnet(subnet, canisters))]);
    }

    /// <summary>What governance would declare of the network, in the form that <see cref="Registry.RegistryReader"/> reads.</summary>
    public static byte[] RegistryDump()
    {
        var subnets = Network.All.SelectMany(subnet => subnet.Nodes.Select(node => (node.Id, Subnet: subnet.Id.Text))).ToDictionary(m => m.Id, m => m.Subnet);
        List<SimulatedNode> nodes = [.. Network.All.SelectMany(subnet => subnet.Nodes), ForeignNode];
        var operators = nodes.Select(node => node.Operator).DistinctBy(o => o.Id).ToList();
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            subnets = Network.All.Select(s => new { subnet_id = s.Id.Text, subnet_type = s.Type, membership = s.Nodes.Select(n => n.Id.Text) }),
            nodes = nodes.Select(n => new { node_id = n.Id.Text, node_operator_id = n.Operator.Id.Text, subnet_id = subnets.GetValueOrDefault(n.Id) }),
            node_operators = operators.Select(o => new { node_operator_principal_id = o.Id.Text, node_provider_principal_id = o.Provider.Id.Text, dc_id = o.Site.Id }),
            dcs = operators.Select(o => o.Site).Distinct().Select(s => new { id = s.Id, owner = s.Owner, region = s.Region }),
            node_providers = operators.Select(o => o.Provider).Distinct().Select(p => new { principal = p.Id.Text, name = p.Name }),
        });
    }

    private static SimulatedSubnet Subnet(int subnet, int canisters)
    {
        var ranges = Enumerable.Range(0, RangesOfSubnet).Select(range => Range(subnet, range)).ToList();
        return new SimulatedSubnet(new BlsSecretKey(Seed($"subnet {subnet}")), "application", Nodes(subnet), ranges, [.. Enumerable.Range(0, canisters).Select(number => Canister(subnet, number))]);
    }

    // The subnets take turns, as they do in a network that has grown.
    private static CanisterRange Range(int subnet, int range)
    {
        var first = FirstCanister + ((ulong)((range * SubnetCount) + subnet) * SizeOfRange);
        return new CanisterRange(CanisterId(first), CanisterId(first + SizeOfRange - 1));
    }

    private static SimulatedCanister Canister(int subnet, int number)
    {
        var first = FirstCanister + ((ulong)(((number % RangesOfSubnet) * SubnetCount) + subnet) * SizeOfRange);
        var controllers = Enumerable.Range(0, 1 + (number % 2)).Select(i => Principal.SelfAuthenticating(Seed($"controller {subnet} {number} {i}")));
        var id = CanisterId(first + (ulong)(number / RangesOfSubnet));
        return new SimulatedCanister(id, [.. controllers], Convert.ToHexStringLower(SHA256.HashData(Seed($"code {subnet} {number}"))));
    }

    // Each subnet begins at another operator, so that none of them has more than three nodes of one provider, nor two at one site of the same operator.
    private static List<SimulatedNode> Nodes(int subnet) =>
        [.. Enumerable.Range(0, NodesOfSubnet).Select(node => Node(string.Create(CultureInfo.InvariantCulture, $"{subnet} {node}"), DemonstrationSites.Operator(node + (subnet * 4))))];

    private static SimulatedNode Node(string seed, SimulatedOperator @operator) =>
        new([.. Convert.FromHexString("302a300506032b6570032100"), .. SHA256.HashData(Seed($"node {seed}"))], @operator);

    private static Principal CanisterId(ulong number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong) + 2];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        (bytes[^2], bytes[^1]) = (1, 1);
        return Principal.TryFrom(bytes, out var id) ? id : throw new InvalidOperationException("Ten bytes are not too many.");
    }

    private static byte[] Seed(string of) => Encoding.UTF8.GetBytes("demonstration: " + of);
}
