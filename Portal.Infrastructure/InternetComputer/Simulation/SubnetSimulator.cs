using System.Text;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Bls;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>
/// Certifies parts of a subnet's state as its replicas do (Interface Specification, section "The system state tree"). What does not change is hashed
/// once, so that a certificate costs one signature. Safe to share between threads.
/// </summary>
/// <param name="subnet">The subnet.</param>
/// <param name="routing">What all subnets know of each other.</param>
internal sealed class SubnetSimulator(SimulatedSubnet subnet, RoutingState routing)
{
    private readonly Lazy<State> _canisters = new(() => new State.Level(subnet.Canisters.Select(OfCanister)));
    private readonly Lazy<State> _subnets = new(() => routing.Subnets(subnet));

    /// <summary>A certificate.</summary>
    /// <param name="paths">What is shown, besides the time.</param>
    /// <param name="time">The time it says.</param>
    /// <param name="delegation">The root subnet's certificate for the subnet; null for the root subnet itself.</param>
    /// <param name="signer">Who signs in the subnet's place, if another does.</param>
    public byte[] Certify(IEnumerable<byte[][]> paths, DateTimeOffset time, byte[]? delegation, BlsSecretKey? signer = null)
    {
        var state = new State.Level(
        [
            (StateLabels.Canister, _canisters.Value),
            (StateLabels.CanisterRanges, routing.Ranges),
            (StateLabels.Subnet, _subnets.Value),
            (StateLabels.Time, new State.Value(CertificateWriter.Time(time))),
        ]);
        return CertificateWriter.Write(state.Show([.. paths, [StateLabels.Time]]), signer ?? subnet.Key, delegation is null ? null : (subnet.Id, delegation));
    }

    private static (byte[] Label, State State) OfCanister(SimulatedCanister canister) => (canister.Id.Bytes.ToArray(), new State.Level(
    [
        (StateLabels.Controllers, new State.Value(CertificateWriter.Principals([.. canister.Controllers]))),
        (StateLabels.ModuleHash, new State.Value(Convert.FromHexString(canister.ModuleHash))),
    ]));
}

/// <summary>What all subnets of a network know of each other: keys, types, and which canisters are whose, in shards as replicas cut them.</summary>
internal sealed class RoutingState
{
    /// <summary>The most ranges of a shard.</summary>
    public const int RangesOfShard = 5;

    private readonly IReadOnlyList<SimulatedSubnet> _subnets;

    /// <param name="network">The network.</param>
    public RoutingState(SimulatedNetwork network)
    {
        _subnets = [.. network.All];
        Ranges = new State.Level(_subnets.Select(subnet => (subnet.Id.Bytes.ToArray(), (State)new State.Level(Shards(subnet)))));
    }

    /// <summary>The ranges of all subnets.</summary>
    public State Ranges { get; }

    /// <summary>The label of the shard that would hold a canister of a subnet's; the first where it lies before all of them, null where there is none.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="canister">The canister.</param>
    public static byte[]? ShardOf(SimulatedSubnet subnet, Principal canister)
    {
        var labels = subnet.Ranges.Chunk(RangesOfShard).Select(shard => shard[0].First).ToList();
        return (labels.FindLast(label => label <= canister) ?? labels.FirstOrDefault())?.Bytes.ToArray();
    }

    /// <summary>What a subnet knows of all subnets: of itself, its nodes too.</summary>
    /// <param name="self">The subnet; none of the nodes where it is null.</param>
    public State Subnets(SimulatedSubnet? self) => new State.Level(_subnets.Select(subnet => (subnet.Id.Bytes.ToArray(), (State)new State.Level(
    [
        (StateLabels.PublicKey, new State.Value(subnet.PublicKey)),
        (StateLabels.Type, new State.Value(Encoding.UTF8.GetBytes(subnet.Type))),
        .. subnet.Id == self?.Id ? Nodes(self) : [],
    ]))));

    private static IEnumerable<(byte[] Label, State State)> Shards(SimulatedSubnet subnet) =>
        subnet.Ranges.Chunk(RangesOfShard).Select(shard => (shard[0].First.Bytes.ToArray(), (State)new State.Value(CertificateWriter.Ranges(shard))));

    private static IEnumerable<(byte[] Label, State State)> Nodes(SimulatedSubnet subnet) =>
    [
        (StateLabels.Node, new State.Level(subnet.Nodes.Select(node =>
            (node.Id.Bytes.ToArray(), (State)new State.Level([(StateLabels.PublicKey, new State.Value(node.Key))]))))),
    ];
}
