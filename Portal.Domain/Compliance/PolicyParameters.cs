using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>The figures of law and policy that obligations read; they belong to a policy version and are never hard-coded.</summary>
public sealed record PolicyParameters
{
    private Lookup? _lookup;

    /// <summary>Kinds of place allowed for each data class (Cloud First Policy 2022).</summary>
    public IReadOnlyDictionary<DataClass, IReadOnlyList<PlacementKind>> AllowedKinds { get; init; } = new Dictionary<DataClass, IReadOnlyList<PlacementKind>>
    {
        [DataClass.Open] = [PlacementKind.PublicCloud, PlacementKind.SubnetCanister, PlacementKind.DataCentre, PlacementKind.OnPremises],
        [DataClass.Public] = [PlacementKind.PublicCloud, PlacementKind.SubnetCanister, PlacementKind.DataCentre, PlacementKind.OnPremises],
        [DataClass.Restricted] = [PlacementKind.SubnetCanister, PlacementKind.DataCentre, PlacementKind.OnPremises],
        [DataClass.Confidential] = [PlacementKind.SubnetCanister, PlacementKind.DataCentre, PlacementKind.OnPremises],
        [DataClass.Secret] = [PlacementKind.OnPremises],
    };

    /// <summary>The home country, ISO 3166-1 alpha-2.</summary>
    public string HomeCountry { get; init; } = "PK";

    /// <summary>Countries in which no data centre may stand (SECP guidelines).</summary>
    public IReadOnlyList<string> BarredCountries { get; init; } = ["IN", "IL"];

    /// <summary>Days after which a review, confirmation or plan is too old.</summary>
    public int ReviewDays { get; init; } = 365;

    /// <summary>Least days for which traffic data is kept (PECA 2016, section 32).</summary>
    public int TrafficRetentionDays { get; init; } = 365;

    /// <summary>Most days for which personal data may be kept.</summary>
    public int MaxRetentionDays { get; init; } = 3650;

    /// <summary>Least number of different sites that keep data.</summary>
    public int MinSites { get; init; } = 2;

    /// <summary>Least number of different sites for critical information infrastructure.</summary>
    public int MinSitesCritical { get; init; } = 3;

    /// <summary>Data classes from which on keys are held at home.</summary>
    public DataClass KeysAtHomeFrom { get; init; } = DataClass.Restricted;

    /// <summary>Kinds of entity that run material workloads abroad only with the State Bank’s approval (BPRD Circular 01 of 2023).</summary>
    public IReadOnlyList<FinancialEntity> OffshoreApprovalFor { get; init; } =
    [
        FinancialEntity.Bank, FinancialEntity.DigitalBank, FinancialEntity.MicrofinanceBank, FinancialEntity.DevelopmentFinance, FinancialEntity.DesignatedPaymentSystem,
    ];

    /// <summary>The least level that every objective of sovereignty reaches for each data class; 0 asks for nothing.</summary>
    public IReadOnlyDictionary<DataClass, int> SovereigntyFloors { get; init; } = new Dictionary<DataClass, int>
    {
        [DataClass.Open] = 0,
        [DataClass.Public] = 0,
        [DataClass.Restricted] = 1,
        [DataClass.Confidential] = 2,
        [DataClass.Secret] = 2,
    };

    /// <summary>Most days for which an obligation is waived at a time.</summary>
    public int WaiverDays { get; init; } = 365;

    /// <summary>Days after which a canister’s evidence no longer tells how it stands.</summary>
    public int EvidenceDays { get; init; } = 30;

    /// <summary>Countries in which the nodes of a sovereign subnet may stand.</summary>
    public IReadOnlyList<string> NodeCountries { get; init; } = ["PK"];

    /// <summary>Least number of different operators of a sovereign subnet’s nodes.</summary>
    public int MinNodeOperators { get; init; } = 3;

    /// <summary>Least number of different sites of a sovereign subnet’s nodes.</summary>
    public int MinNodeSites { get; init; } = 3;

    /// <summary>Whether data of a class may be in a kind of place.</summary>
    /// <param name="dataClass">The class.</param>
    /// <param name="kind">The kind of place.</param>
    internal bool Allow(DataClass dataClass, PlacementKind kind) => (InUse.Kinds[(int)dataClass] & (1 << (int)kind)) != 0;

    /// <summary>The home country.</summary>
    internal CountryCode Home => CountryCode.Of(HomeCountry);

    /// <summary>Where no data centre may stand.</summary>
    internal ReadOnlySpan<ushort> Barred => InUse.Barred;

    /// <summary>Whether nodes of a sovereign subnet may stand in a country.</summary>
    /// <param name="country">The country.</param>
    internal bool AllowsNodesIn(CountryCode country) => InUse.NodeCountries.AsSpan().Contains(country.Letters);

    /// <summary>The least level of sovereignty for a class.</summary>
    /// <param name="dataClass">The class.</param>
    internal int FloorOf(DataClass dataClass) => InUse.Floors[(int)dataClass];

    private Lookup InUse => _lookup is { } known && known.IsOf(this) ? known : _lookup = new Lookup(this);

    /// <summary>The lists in the shape in which a million services ask for them. It is no part of the figures: with or without it they are the same.</summary>
    private sealed class Lookup(PolicyParameters figures)
    {
        private readonly IReadOnlyDictionary<DataClass, IReadOnlyList<PlacementKind>> _kinds = figures.AllowedKinds;
        private readonly IReadOnlyList<string> _barred = figures.BarredCountries;
        private readonly IReadOnlyDictionary<DataClass, int> _floors = figures.SovereigntyFloors;
        private readonly IReadOnlyList<string> _nodes = figures.NodeCountries;

        public int[] Kinds { get; } =
            [.. Enum.GetValues<DataClass>().Select(c => figures.AllowedKinds.GetValueOrDefault(c, []).Aggregate(0, (kinds, kind) => kinds | (1 << (int)kind)))];

        public ushort[] Barred { get; } = [.. figures.BarredCountries.Select(country => CountryCode.Of(country).Letters)];

        public ushort[] NodeCountries { get; } = [.. figures.NodeCountries.Select(country => CountryCode.Of(country).Letters)];

        public int[] Floors { get; } = [.. Enum.GetValues<DataClass>().Select(c => figures.SovereigntyFloors.GetValueOrDefault(c))];

        public bool IsOf(PolicyParameters asked) =>
            ReferenceEquals(_kinds, asked.AllowedKinds) && ReferenceEquals(_barred, asked.BarredCountries) && ReferenceEquals(_floors, asked.SovereigntyFloors)
            && ReferenceEquals(_nodes, asked.NodeCountries);

        public override bool Equals(object? obj) => obj is null or Lookup;

        public override int GetHashCode() => 0;
    }
}
