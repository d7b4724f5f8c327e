namespace Portal.Domain.Evidence.Watching;

/// <summary>What an accepted certificate said, in the form in which it is kept beside its bytes. Where the two ever differ, the bytes are right.</summary>
public sealed record EvidenceContent
{
    /// <summary>Principal of the subnet that signed it.</summary>
    public required string Subnet { get; init; }

    /// <summary>The subnet's key, in DER, in lower-case hexadecimal.</summary>
    public required string SubnetKey { get; init; }

    /// <summary>The subnet's type; empty where it is not shown.</summary>
    public string SubnetType { get; init; } = "";

    /// <summary>When the root key vouched for the subnet, in UTC; null where the root subnet itself signed.</summary>
    public DateTimeOffset? DelegatedAt { get; init; }

    /// <summary>First canister of the range that the canister lies in; empty where none is shown.</summary>
    public string RangeFirst { get; init; } = "";

    /// <summary>Last canister of that range.</summary>
    public string RangeLast { get; init; } = "";

    /// <summary>SHA-256 of the canister's code in lower-case hexadecimal; null where it has none or it is not shown.</summary>
    public string? ModuleHash { get; init; }

    /// <summary>Principals that can change the canister, in order; null where they are not shown.</summary>
    public IReadOnlyList<string>? Controllers { get; init; }

    /// <summary>Principals of the subnet's nodes, in order; empty where they are not shown.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>What facts come to.</summary>
    /// <param name="facts">The facts.</param>
    public static EvidenceContent Of(CertificateFacts facts) => new()
    {
        Subnet = facts.Subnet.Text,
        SubnetKey = Convert.ToHexStringLower(facts.SubnetKey.Span),
        SubnetType = facts.SubnetType ?? "",
        DelegatedAt = facts.DelegationTime,
        RangeFirst = facts.Range?.First.Text ?? "",
        RangeLast = facts.Range?.Last.Text ?? "",
        ModuleHash = facts.ModuleHash,
        Controllers = facts.Existence == Shown.Found ? [.. facts.Controllers.Select(c => c.Text).Order(StringComparer.Ordinal)] : null,
        Nodes = [.. facts.Nodes.Select(n => n.Node.Text).Order(StringComparer.Ordinal)],
    };

    /// <summary>Whether another certificate says the same of what is watched; when each was signed does not matter.</summary>
    /// <param name="other">The other; null where there is none.</param>
    public bool SaysTheSameAs(EvidenceContent? other) => other is not null && Subnet == other.Subnet && SubnetKey == other.SubnetKey && SubnetType == other.SubnetType
        && ModuleHash == other.ModuleHash && Same(Controllers, other.Controllers) && Same(Nodes, other.Nodes);

    private static bool Same(IReadOnlyList<string>? one, IReadOnlyList<string>? other) => one is null || other is null ? one is null == other is null : one.SequenceEqual(other);
}
