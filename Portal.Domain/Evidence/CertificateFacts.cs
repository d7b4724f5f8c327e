namespace Portal.Domain.Evidence;

/// <summary>
/// What a certificate says once its signatures hold (Interface Specification, section "The system state tree"). Key, type and ranges of the subnet are
/// signed by the network's root key; everything else is the subnet's own word.
/// </summary>
public sealed record CertificateFacts
{
    /// <summary>When the subnet made the certificate.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When the root key signed the delegation; null where the root subnet itself answered.</summary>
    public DateTimeOffset? DelegationTime { get; init; }

    /// <summary>The subnet that answered.</summary>
    public required Principal Subnet { get; init; }

    /// <summary>Its public key, in DER.</summary>
    public required ReadOnlyMemory<byte> SubnetKey { get; init; }

    /// <summary>Its type, for example <c>application</c> or <c>system</c>; null where it is not shown.</summary>
    public string? SubnetType { get; init; }

    /// <summary>Its nodes and their keys; empty where they are not shown.</summary>
    public IReadOnlyList<NodeKey> Nodes { get; init; } = [];

    /// <summary>The range of the subnet's that the canister lies in; null for a request about the subnet, and where ranges are not shown.</summary>
    public CanisterRange? Range { get; init; }

    /// <summary>Whether the canister exists.</summary>
    public Shown Existence { get; init; } = Shown.Unknown;

    /// <summary>Who can change the canister; empty unless it exists.</summary>
    public IReadOnlyList<Principal> Controllers { get; init; } = [];

    /// <summary>Whether the canister has code.</summary>
    public Shown Module { get; init; } = Shown.Unknown;

    /// <summary>SHA-256 of its code in lower-case hexadecimal; null unless it has some.</summary>
    public string? ModuleHash { get; init; }
}

/// <summary>What a certificate shows of a thing; that it is not there and that it is not shown are different answers.</summary>
public enum Shown
{
    /// <summary>The certificate leaves it out.</summary>
    Unknown,

    /// <summary>The certificate proves that it is not there.</summary>
    Absent,

    /// <summary>It is there.</summary>
    Found,
}

/// <summary>A node of a subnet and the key it is named after.</summary>
/// <param name="Node">Its principal.</param>
/// <param name="Key">Its public key (Ed25519), in DER.</param>
public sealed record NodeKey(Principal Node, ReadOnlyMemory<byte> Key);

/// <summary>Canisters that a subnet owns, both ends included.</summary>
/// <param name="First">The first id.</param>
/// <param name="Last">The last id.</param>
public sealed record CanisterRange(Principal First, Principal Last)
{
    /// <summary>Whether a canister lies in it.</summary>
    /// <param name="canister">The canister.</param>
    public bool Contains(Principal canister) => First <= canister && canister <= Last;
}
