using Portal.Domain.Organisations;

namespace Portal.Application.Services.Import;

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

    /// <summary>Who uses it.</summary>
    Audience,

    /// <summary>Uses a year, a whole number.</summary>
    YearlyVolume,

    /// <summary>Whether decisions are automated, <c>yes</c> or <c>no</c>.</summary>
    AutomatedDecisions,
}

/// <summary>How the columns of another register become services here.</summary>
public sealed record ImportMap
{
    /// <summary>The most characters of <see cref="Name"/>.</summary>
    public const int NameMaxLength = 60;

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
        new HashSet<string>([.. Key, Organisation.Code, Organisation.Name, .. Fields.Values.Select(f => f.Column).OfType<string>()]);
}

/// <summary>Where an answer comes from.</summary>
public sealed record ImportedField
{
    /// <summary>The column; null when the answer is the same for every record.</summary>
    public string? Column { get; init; }

    /// <summary>The answer of every record, where there is no column.</summary>
    public string Value { get; init; } = "";

    /// <summary>Whether a record without it is rejected.</summary>
    public bool Required { get; init; }

    /// <summary>What separates several codes in a cell; empty where there is one.</summary>
    public string Separator { get; init; } = "";

    /// <summary>What codes mean; a code that is not here is kept as it is.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();
}

/// <summary>How the owner's cells become an organisation, which is made when it is not there yet.</summary>
public sealed record ImportedOwner
{
    /// <summary>Column of the owner's code.</summary>
    public required string Code { get; init; }

    /// <summary>Goes before every code, so that it cannot be taken for one of this country.</summary>
    public required string CodePrefix { get; init; }

    /// <summary>The code ends before this; empty to take the whole cell.</summary>
    public string CodeUntil { get; init; } = "";

    /// <summary>Column of the owner's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name ends before this; empty to take the whole cell.</summary>
    public string NameUntil { get; init; } = "";

    /// <summary>Where the owners belong.</summary>
    public required Region Region { get; init; }
}
