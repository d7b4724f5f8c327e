namespace Portal.Domain.Services;

/// <summary>
/// Levels that the owner declares for those objectives of the EU Cloud Sovereignty Framework (v1.2.1) of which the register has no facts, 0 to 4; null
/// while not declared. The others are computed.
/// </summary>
public sealed record ServiceSovereignty : IServiceSection
{
    /// <summary>SOV-1, strategic sovereignty.</summary>
    public int? Strategic { get; init; }

    /// <summary>SOV-5, supply chain.</summary>
    public int? SupplyChain { get; init; }

    /// <summary>SOV-6, technology.</summary>
    public int? Technology { get; init; }

    /// <summary>SOV-8, environmental sustainability.</summary>
    public int? Environment { get; init; }

    /// <summary>What the levels rest on.</summary>
    public string Grounds { get; init; } = "";
}
