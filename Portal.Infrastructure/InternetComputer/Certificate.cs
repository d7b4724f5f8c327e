using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>A certificate as it was read, nothing about it being checked yet (Interface Specification, "Certification", section "Certificate").</summary>
/// <param name="Tree">The state tree, pruned to what was asked.</param>
/// <param name="Signature">The signature of its root hash.</param>
/// <param name="Delegation">The root key's word for the subnet that signed; null where the root subnet did.</param>
internal sealed record Certificate(HashTree Tree, ReadOnlyMemory<byte> Signature, Delegation? Delegation)
{
    private static readonly byte[] Separator = [13, .. "ic-state-root"u8];

    /// <summary>What is signed: a separator and the root hash.</summary>
    public byte[] SignedMessage() => [.. Separator, .. Tree.Digest()];
}

/// <summary>The root key's word for a subnet (section "Delegation").</summary>
/// <param name="Subnet">The subnet.</param>
/// <param name="Certificate">The root subnet's certificate, which has no delegation.</param>
internal sealed record Delegation(Principal Subnet, Certificate Certificate);
