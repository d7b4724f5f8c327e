using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Bls;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>A network of subnets that are simulated.</summary>
/// <param name="Key">The root key.</param>
/// <param name="Root">The root subnet; its key is the root key.</param>
/// <param name="Subnets">The other subnets.</param>
internal sealed record SimulatedNetwork(BlsSecretKey Key, SimulatedSubnet Root, IReadOnlyList<SimulatedSubnet> Subnets)
{
    /// <summary>The root key in DER.</summary>
    public byte[] RootKey { get; } = SubnetKey.ToDer(Key.PublicKey);

    /// <summary>All subnets, the root subnet first.</summary>
    public IEnumerable<SimulatedSubnet> All => Subnets.Prepend(Root);

    /// <summary>The same network with one of its subnets changed.</summary>
    /// <param name="changed">The changed subnet; its id stays.</param>
    public SimulatedNetwork With(SimulatedSubnet changed) => changed.Id == Root.Id
        ? this with { Root = changed }
        : this with { Subnets = [.. Subnets.Select(subnet => subnet.Id == changed.Id ? changed : subnet)] };
}

/// <summary>A simulated subnet: one key in place of its nodes' shares of it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">Its type, for example <c>application</c>.</param>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Ranges">The canisters it owns, in order.</param>
/// <param name="Canisters">Those of them that exist.</param>
internal sealed record SimulatedSubnet(BlsSecretKey Key, string Type, IReadOnlyList<SimulatedNode> Nodes, IReadOnlyList<CanisterRange> Ranges, IReadOnlyList<SimulatedCanister> Canisters)
{
    /// <summary>Its key in DER.</summary>
    public byte[] PublicKey { get; } = SubnetKey.ToDer(Key.PublicKey);

    /// <summary>Its principal, which its key gives.</summary>
    public Principal Id => field ??= Principal.SelfAuthenticating(PublicKey);

    /// <summary>Whether a canister is its own, be it there or not.</summary>
    /// <param name="canister">The canister.</param>
    public bool Owns(Principal canister) => Ranges.Any(range => range.Contains(canister));
}

/// <summary>A node of a simulated network.</summary>
/// <param name="Key">Its public key (Ed25519) in DER.</param>
/// <param name="Operator">Who answers for it.</param>
internal sealed record SimulatedNode(byte[] Key, SimulatedOperator Operator)
{
    /// <summary>Its principal, which its key gives.</summary>
    public Principal Id { get; } = Principal.SelfAuthenticating(Key);
}

/// <summary>Who answers for nodes at one site.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Provider">Who owns the nodes.</param>
/// <param name="Site">Where they stand.</param>
internal sealed record SimulatedOperator(Principal Id, RegistryProvider Provider, RegistryDataCentre Site);

/// <summary>A canister of a simulated subnet.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Controllers">Who can change it.</param>
/// <param name="ModuleHash">SHA-256 of its code in lower-case hexadecimal.</param>
internal sealed record SimulatedCanister(Principal Id, IReadOnlyList<Principal> Controllers, string ModuleHash);
