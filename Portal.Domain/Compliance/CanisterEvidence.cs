namespace Portal.Domain.Compliance;

/// <summary>
/// What the Internet Computer answered about one canister, with a certificate that was checked. Which subnet a canister is on is signed by the
/// network's root key; its code, its controllers and the subnet's nodes are the subnet's own word; where a node stands is what governance declares.
/// </summary>
public sealed record CanisterEvidence
{
    /// <summary>Principal of the canister, in text form.</summary>
    public required string Canister { get; init; }

    /// <summary>The day in Pakistan on which the certificate was taken.</summary>
    public required DateOnly TakenOn { get; init; }

    /// <summary>Whether signature, delegation and ranges held; evidence that did not proves nothing.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>Principal of the subnet that answered, in text form.</summary>
    public required string Subnet { get; init; }

    /// <summary>SHA-256 of the code, in lower-case hexadecimal; null where it was not read.</summary>
    public string? ModuleHash { get; init; }

    /// <summary>Principals that can change the canister, in text form; null where they were not read.</summary>
    public IReadOnlyList<string>? Controllers { get; init; }

    /// <summary>The subnet's nodes; empty where they were not read.</summary>
    public IReadOnlyList<EvidenceNode> Nodes { get; init; } = [];
}

/// <summary>A node of a subnet as governance declares it.</summary>
/// <param name="Country">Country of its site, ISO 3166-1 alpha-2; null while not known.</param>
/// <param name="Operator">Who runs it; empty while not known.</param>
/// <param name="Site">The data centre it stands in; empty while not known.</param>
public sealed record EvidenceNode(string? Country, string Operator, string Site);
