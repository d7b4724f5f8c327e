namespace Portal.Domain.Evidence;

/// <summary>Who vouches for a fact about the Internet Computer; the strongest proof first. None but the last says where a machine stands.</summary>
public enum ProofLevel
{
    /// <summary>Signed by the network's root key: which canisters a subnet owns, its key and its type.</summary>
    Certified,

    /// <summary>Signed by the subnet about itself: its nodes, its canisters' code and controllers.</summary>
    SelfReported,

    /// <summary>Voted on and written into the registry: which operator, provider, data centre and country a node has.</summary>
    Declared,

    /// <summary>Seen by an inspector who was there.</summary>
    Inspected,
}
