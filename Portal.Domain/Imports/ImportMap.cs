using Portal.Domain.Organisations;

namespace Portal.Domain.Imports;

/// <summary>Answers of a filing that an import can fill.</summary>
public enum ImportField
{
    /// <summary>Name in English.</summary>
    NameEn,

    /// <summary>Name in Urdu.</summary>
    NameUr,

    /// <summary>Summary in English.</summary>
    SummaryEn,

    /// <summary>Summary in Urdu.</summary>
    SummaryUr,

    /// <summary>Legal basis.</summary>
    LegalBasis,

    /// <summary>Reference in the masterplan.</summary>
    MasterplanReference,

    /// <summary>Reference of the review against the masterplan.</summary>
    MasterplanReview,

    /// <summary>Who uses it.</summary>
    Audience,

    /// <summary>Uses a year, a whole number.</summary>
    YearlyVolume,

    /// <summary>Name and office of the owner.</summary>
    ServiceOwner,

    /// <summary>Address of the security contact.</summary>
    SecurityContact,

    /// <summary>When the security contact last confirmed.</summary>
    SecurityContactConfirmed,

    /// <summary>Address of the technical contact.</summary>
    TechnicalContact,

    /// <summary>Class of the most protected data.</summary>
    DataClass,

    /// <summary>Highest tier of personal data.</summary>
    PersonalData,

    /// <summary>Days for which personal data is kept.</summary>
    RetentionDays,

    /// <summary>Days for which traffic data is kept.</summary>
    TrafficRetentionDays,

    /// <summary>Whether it is critical information infrastructure.</summary>
    IsCritical,

    /// <summary>Last review as critical information infrastructure.</summary>
    CriticalReview,

    /// <summary>Reference of the approval to keep data of critical infrastructure abroad.</summary>
    AbroadApproval,

    /// <summary>Day of that approval.</summary>
    AbroadApproved,

    /// <summary>Whether it is declared that no data crosses the border.</summary>
    NoFlows,

    /// <summary>Encrypted at rest.</summary>
    EncryptedAtRest,

    /// <summary>Encrypted in transit.</summary>
    EncryptedInTransit,

    /// <summary>Country in which keys are held.</summary>
    KeyCustodyCountry,

    /// <summary>Whether decisions are automated.</summary>
    AutomatedDecisions,

    /// <summary>Whether a person reviews automated decisions.</summary>
    HumanReview,

    /// <summary>Reference of the impact assessment.</summary>
    ImpactAssessment,

    /// <summary>Whether virtual assets are involved.</summary>
    VirtualAssets,

    /// <summary>Reference of the authorisation for virtual assets.</summary>
    VirtualAssetsAuthorisation,

    /// <summary>As what the owner is regulated by the State Bank.</summary>
    FinancialEntity,

    /// <summary>Whether the workload is material.</summary>
    MaterialWorkload,

    /// <summary>Reference of the State Bank's approval.</summary>
    CentralBankApproval,

    /// <summary>Reference of the exit plan.</summary>
    ExitPlan,

    /// <summary>Last review of the exit plan.</summary>
    ExitPlanReviewed,

    /// <summary>Country of the primary's site.</summary>
    PrimaryCountry,

    /// <summary>Kind of place of the primary.</summary>
    PrimaryKind,

    /// <summary>Site of the primary.</summary>
    PrimarySite,

    /// <summary>Operator of the primary.</summary>
    PrimaryOperator,

    /// <summary>Country whose courts can order that operator.</summary>
    PrimaryJurisdiction,

    /// <summary>Highest data class that operator is accredited for.</summary>
    PrimaryAccreditedFor,

    /// <summary>Last day of that accreditation.</summary>
    PrimaryAccreditedUntil,
}

/// <summary>How the columns of another register become services here.</summary>
public sealed record ImportMap
{
    /// <summary>The most characters of <see cref="Name"/>.</summary>
    public const int NameMaxLength = 60;

    /// <summary>The most columns a key is made of.</summary>
    public const int MostKeys = 5;

    /// <summary>Name of the register; part of every record's source.</summary>
    public required string Name { get; init; }

    /// <summary>What the register is, for people who read the map.</summary>
    public string About { get; init; } = "";

    /// <summary>Columns that together tell records apart.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Who owns the records.</summary>
    public required ImportedOwner Organisation { get; init; }

    /// <summary>Cells that mean "not known".</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [""];

    /// <summary>Which cell fills which answer.</summary>
    public required IReadOnlyDictionary<ImportField, ImportedField> Fields { get; init; }

    /// <summary>Every column the map reads.</summary>
    public IReadOnlySet<string> Columns =>
        new HashSet<string>([.. Key, .. new[] { Organisation.Code, Organisation.Name }.Where(c => c.Length > 0), .. Fields.Values.Select(f => f.Column).OfType<string>()]);
}

/// <summary>Where an answer comes from.</summary>
public sealed record ImportedField
{
    /// <summary>The column; null when the answer is the same for every record.</summary>
    public string? Column { get; init; }

    /// <summary>The answer of every record, where there is no column.</summary>
    public string Value { get; init; } = "";

    /// <summary>Whether a record without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>What separates several codes in a cell; empty where there is one.</summary>
    public string Separator { get; init; } = "";

    /// <summary>What codes mean; a code that is not here is kept as it is.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();
}

/// <summary>How the owner's cells become an organisation.</summary>
public sealed record ImportedOwner
{
    /// <summary>Whose the records are.</summary>
    public ImportOwnership Kind { get; init; } = ImportOwnership.Foreign;

    /// <summary>Column of the owner's code; empty where all belong to the importer's organisation.</summary>
    public string Code { get; init; } = "";

    /// <summary>Goes before the code of a foreign body, so that it cannot be taken for one of this country.</summary>
    public string CodePrefix { get; init; } = "";

    /// <summary>The code ends before this; empty to take the whole cell.</summary>
    public string CodeUntil { get; init; } = "";

    /// <summary>Column of a foreign body's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name ends before this; empty to take the whole cell.</summary>
    public string NameUntil { get; init; } = "";

    /// <summary>Where foreign bodies belong.</summary>
    public Region Region { get; init; }
}
