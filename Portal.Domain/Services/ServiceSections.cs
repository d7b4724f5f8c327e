using Portal.Domain.Common;

namespace Portal.Domain.Services;

/// <summary>A section of a filing that is saved on its own. A null answer is one not yet given.</summary>
public interface IServiceSection;

/// <summary>A row of a section that holds a table.</summary>
public interface IContentRow
{
    /// <summary>What tells the row from the others through all its changes; empty until it is first saved.</summary>
    Guid Key { get; }
}

/// <summary>What the service is.</summary>
public sealed record ServiceAbout : IServiceSection
{
    /// <summary>The most characters of a long answer.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>The most characters of a reference.</summary>
    public const int ReferenceMaxLength = 200;

    /// <summary>Name in both languages.</summary>
    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    /// <summary>What it does, in English.</summary>
    public string SummaryEn { get; init; } = "";

    /// <summary>What it does, in Urdu.</summary>
    public string SummaryUr { get; init; } = "";

    /// <summary>The law or rule the service rests on.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>Reference in the national digital masterplan.</summary>
    public string MasterplanReference { get; init; } = "";

    /// <summary>Reference of the review against the masterplan.</summary>
    public string MasterplanReview { get; init; } = "";

    /// <summary>Who uses it.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Applications or uses a year.</summary>
    public long? YearlyVolume { get; init; }
}

/// <summary>Who answers for the service.</summary>
public sealed record ServiceContacts : IServiceSection
{
    /// <summary>The most characters of a contact.</summary>
    public const int MaxLength = 200;

    /// <summary>Name and office of the owner.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Address of the security contact.</summary>
    public string SecurityContact { get; init; } = "";

    /// <summary>When the security contact last confirmed.</summary>
    public DateOnly? SecurityContactConfirmed { get; init; }

    /// <summary>Address of the technical contact.</summary>
    public string TechnicalContact { get; init; } = "";
}

/// <summary>What data the service keeps and how critical it is.</summary>
public sealed record ServiceData : IServiceSection
{
    /// <summary>Class of the most protected data in it.</summary>
    public DataClass? Class { get; init; }

    /// <summary>Highest tier of personal data in it.</summary>
    public PersonalDataTier? PersonalData { get; init; }

    /// <summary>Days for which personal data is kept.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Days for which traffic data is kept.</summary>
    public int? TrafficRetentionDays { get; init; }

    /// <summary>Whether it is critical information infrastructure.</summary>
    public bool? IsCritical { get; init; }

    /// <summary>Last review as critical information infrastructure.</summary>
    public DateOnly? CriticalReview { get; init; }

    /// <summary>Reference of the written approval to keep data of critical infrastructure outside Pakistan; empty where there is none.</summary>
    public string AbroadApproval { get; init; } = "";

    /// <summary>Day of that approval.</summary>
    public DateOnly? AbroadApproved { get; init; }
}

/// <summary>How the service is protected, automated and left.</summary>
public sealed record ServiceSafeguards : IServiceSection
{
    /// <summary>Encrypted at rest.</summary>
    public bool? EncryptedAtRest { get; init; }

    /// <summary>Encrypted in transit.</summary>
    public bool? EncryptedInTransit { get; init; }

    /// <summary>Country in which keys are held, ISO 3166-1 alpha-2.</summary>
    public string? KeyCustodyCountry { get; init; }

    /// <summary>Whether decisions are automated.</summary>
    public bool? AutomatedDecisions { get; init; }

    /// <summary>Whether a person reviews automated decisions.</summary>
    public bool? HumanReview { get; init; }

    /// <summary>Reference of the impact assessment.</summary>
    public string ImpactAssessment { get; init; } = "";

    /// <summary>Whether virtual assets are involved.</summary>
    public bool? VirtualAssets { get; init; }

    /// <summary>Reference of the prior authorisation for virtual assets.</summary>
    public string VirtualAssetsAuthorisation { get; init; } = "";

    /// <summary>As what the owner is regulated by the State Bank of Pakistan; null while not known.</summary>
    public FinancialEntity? FinancialEntity { get; init; }

    /// <summary>Whether the regulated business cannot do without the service, or it keeps customers’ data: a material workload.</summary>
    public bool? MaterialWorkload { get; init; }

    /// <summary>Reference of the State Bank’s approval to run it outside Pakistan; empty where there is none.</summary>
    public string CentralBankApproval { get; init; } = "";

    /// <summary>Reference of the exit plan.</summary>
    public string ExitPlan { get; init; } = "";

    /// <summary>Last review of the exit plan.</summary>
    public DateOnly? ExitPlanReviewed { get; init; }
}

/// <summary>Where one part of a service runs or keeps data.</summary>
public sealed record Placement : IContentRow
{
    /// <summary>The most characters of a site's or operator's name.</summary>
    public const int NameMaxLength = 150;

    /// <summary>The most parts a service may have.</summary>
    public const int MaxCount = 100;

    /// <summary>The most canisters, and the most controllers, of a part.</summary>
    public const int MaxPrincipals = 50;

    /// <summary>The most characters of a principal in text form: 29 bytes and a checksum in base 32, in groups of five.</summary>
    public const int PrincipalMaxLength = 63;

    /// <summary>Characters of a SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    /// <inheritdoc />
    public Guid Key { get; init; }

    /// <summary>What the part does.</summary>
    public PlacementRole Role { get; init; }

    /// <summary>What kind of place it is; null while not known.</summary>
    public PlacementKind? Kind { get; init; }

    /// <summary>Country of the site, ISO 3166-1 alpha-2; null while not known.</summary>
    public string? Country { get; init; }

    /// <summary>Name of the site.</summary>
    public string Site { get; init; } = "";

    /// <summary>Who runs the machines.</summary>
    public string Operator { get; init; } = "";

    /// <summary>Country whose courts can order the operator.</summary>
    public string? OperatorJurisdiction { get; init; }

    /// <summary>Highest data class the provider is accredited for; null when there is no accreditation on record.</summary>
    public DataClass? AccreditedFor { get; init; }

    /// <summary>Last day of the accreditation.</summary>
    public DateOnly? AccreditedUntil { get; init; }

    /// <summary>Principal of the Internet Computer subnet it runs on, in text form; empty elsewhere.</summary>
    public string Subnet { get; init; } = "";

    /// <summary>Principals of its canisters, in text form.</summary>
    public IReadOnlyList<string> Canisters { get; init; } = [];

    /// <summary>SHA-256 of the code the canisters run, in lower-case hexadecimal; empty while not known.</summary>
    public string ModuleHash { get; init; } = "";

    /// <summary>Principals that can change the canisters, in text form.</summary>
    public IReadOnlyList<string> Controllers { get; init; } = [];

    /// <summary>The place is made up for a demonstration.</summary>
    public bool IsSynthetic { get; init; }
}

/// <summary>The parts of a service.</summary>
/// <param name="Items">One row per part.</param>
public sealed record ServicePlacements(IReadOnlyList<Placement> Items) : IServiceSection;

/// <summary>A transfer of data across the border.</summary>
public sealed record CrossBorderFlow : IContentRow
{
    /// <summary>The most flows a service may have.</summary>
    public const int MaxCount = 100;

    /// <inheritdoc />
    public Guid Key { get; init; }

    /// <summary>Destination, ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "";

    /// <summary>What data goes there.</summary>
    public string DataCategories { get; init; } = "";

    /// <summary>Code of the legal basis; empty when there is none.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>Reference of the evidence for the basis.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Last day on which the basis holds.</summary>
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>The cross-border flows of a service.</summary>
/// <param name="Items">One row per destination and basis.</param>
/// <param name="DeclaredNone">The filer declares that there is none.</param>
public sealed record ServiceFlows(IReadOnlyList<CrossBorderFlow> Items, bool DeclaredNone) : IServiceSection;
