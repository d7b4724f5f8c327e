using System.Collections.Concurrent;
using System.Security.Cryptography;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Bls;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>
/// Certificates of a simulated network, right ones and wrong ones. What a fault changes in the network, a small copy of the network has; the
/// network itself stays as it is. Safe to share between threads.
/// </summary>
/// <param name="network">The network.</param>
internal sealed class SimulatedAnswers(SimulatedNetwork network)
{
    private const int DeepLevels = 1_000;

    /// <summary>SHA-256 of the code that a canister runs once it runs other code.</summary>
    public static string OtherCode { get; } = Convert.ToHexStringLower(SHA256.HashData("other code"u8));

    private static readonly TimeSpan Off = TimeSpan.FromMinutes(10);

    private readonly RoutingState _routing = new(network);
    private readonly ConcurrentDictionary<Principal, SubnetSimulator> _subnets = new();
    private readonly Lazy<BlsSecretKey> _rogue = new(() => new BlsSecretKey("rogue"u8));
    private readonly Lazy<DelegationSimulator> _delegations = new(() => new DelegationSimulator(network, new RoutingState(network)));

    /// <summary>A certificate of what is asked.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="fault">What is wrong.</param>
    public byte[] Certify(Asked asked, SimulatorFault fault) => fault switch
    {
        SimulatorFault.Stale => Right(asked with { Time = asked.Time - Off }),
        SimulatorFault.Future => Right(asked with { Time = asked.Time + Off }),
        SimulatorFault.RogueKey => Of(asked).Certify(asked.Paths, asked.Time, Delegation(asked, asked.Canister), _rogue.Value),
        SimulatorFault.PrunedRanges => Of(asked).Certify(asked.Paths, asked.Time, Delegation(asked, null)),
        SimulatorFault.OtherRootKey => Copy(asked, new SimulatedNetwork(_rogue.Value, network.Root, network.Subnets)),
        SimulatorFault.NestedDelegation => Of(asked).Certify(asked.Paths, asked.Time, Right(asked)),
        SimulatorFault.TamperedByte => Tampered(asked),
        SimulatorFault.DeepNesting => CertificateWriter.Write(Enumerable.Range(0, DeepLevels).Aggregate((HashTree)new HashTree.Leaf(default), (tree, _) => new HashTree.Labelled([1], tree)), new byte[48]),
        SimulatorFault.WrongSubnet => Right(asked with { Subnet = Other(asked) }),
        SimulatorFault.CanisterMoved when asked.Canister is { } canister => Moved(asked, canister),
        SimulatorFault.OtherCode => Changed(asked, c => c with { ModuleHash = OtherCode }),
        SimulatorFault.OtherControllers => Changed(asked, c => c with { Controllers = [Principal.SelfAuthenticating("somebody else"u8)] }),
        SimulatorFault.Deleted => Copy(asked, network.With(asked.Subnet with { Canisters = [.. asked.Subnet.Canisters.Where(c => c.Id != asked.Canister)] })),
        SimulatorFault.ForeignNode => Copy(asked, network.With(asked.Subnet with { Nodes = [.. asked.Subnet.Nodes, DemonstrationNetwork.ForeignNode] })),
        _ => Right(asked),
    };

    private byte[] Right(Asked asked) => Of(asked).Certify(asked.Paths, asked.Time, Delegation(asked, asked.Canister));

    private SubnetSimulator Of(Asked asked) => _subnets.GetOrAdd(asked.Subnet.Id, _ => new SubnetSimulator(asked.Subnet, _routing));

    private byte[]? Delegation(Asked asked, Principal? canister) =>
        asked.Subnet.Id == network.Root.Id ? null : _delegations.Value.Delegate(asked.Subnet, canister, asked.Time);

    private SimulatedSubnet Other(Asked asked) => network.Subnets.First(subnet => subnet.Id != asked.Subnet.Id);

    // The same bytes but for one in the signature, whose place is after its name.
    private byte[] Tampered(Asked asked)
    {
        var bytes = Right(asked);
        var name = "signature"u8;
        bytes[bytes.AsSpan().IndexOf(name) + name.Length + 20] ^= 1;
        return bytes;
    }

    private byte[] Moved(Asked asked, Principal canister)
    {
        var to = Other(asked);
        var moved = to with
        {
            Ranges = [.. to.Ranges.Append(new CanisterRange(canister, canister)).OrderBy(range => range.First)],
            Canisters = [.. asked.Subnet.Canisters.Where(c => c.Id == canister)],
        };
        return Copy(asked with { Subnet = moved }, network.With(moved));
    }

    private byte[] Changed(Asked asked, Func<SimulatedCanister, SimulatedCanister> change) =>
        Copy(asked, network.With(asked.Subnet with { Canisters = [.. asked.Subnet.Canisters.Where(c => c.Id == asked.Canister).Select(change)] }));

    // What the changed network would say.
    private static byte[] Copy(Asked asked, SimulatedNetwork changed)
    {
        var subnet = changed.All.Single(s => s.Id == asked.Subnet.Id);
        return new SimulatedAnswers(changed).Right(asked with { Subnet = subnet });
    }
}
