namespace Portal.Domain.Services;

/// <summary>
/// Levels that the owner declares for the eight objectives of the EU Cloud Sovereignty Framework (v1.2.1), 0 to 4; null while not
/// declared. Where facts allow, the level is computed and the declared one gives way.
/// </summary>
public sealed record ServiceSovereignty : IServiceSection
{
    /// <summary>The highest level.</summary>
    public const int Highest = 4;

    /// <summary>SOV-1, strategic sovereignty.</summary>
    public int? Strategic { get; init; }

    /// <summary>SOV-2, legal and jurisdictional sovereignty.</summary>
    public int? Legal { get; init; }

    /// <summary>SOV-3, sovereignty over data and artificial intelligence.</summary>
    public int? Data { get; init; }

    /// <summary>SOV-4, operational sovereignty.</summary>
    public int? Operational { get; init; }

    /// <summary>SOV-5, supply chain.</summary>
    public int? SupplyChain { get; init; }

    /// <summary>SOV-6, technology.</summary>
    public int? Technology { get; init; }

    /// <summary>SOV-7, security and compliance.</summary>
    public int? Security { get; init; }

    /// <summary>SOV-8, environmental sustainability.</summary>
    public int? Environment { get; init; }

    /// <summary>What the levels rest on.</summary>
    public string Grounds { get; init; } = "";
}
