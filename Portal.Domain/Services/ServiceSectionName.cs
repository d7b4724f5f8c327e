namespace Portal.Domain.Services;

/// <summary>The sections of a filing, in the order of the task list.</summary>
public enum ServiceSectionName
{
    /// <summary>Name, summary, legal basis.</summary>
    About,

    /// <summary>Owner and contacts.</summary>
    Contacts,

    /// <summary>Channels, languages, cost, interfaces.</summary>
    Offer,

    /// <summary>Data class and personal data.</summary>
    Data,

    /// <summary>Data sets with their stewards.</summary>
    DataSets,

    /// <summary>Placements.</summary>
    Placements,

    /// <summary>Cross-border flows.</summary>
    Flows,

    /// <summary>Other services and interfaces it needs.</summary>
    Dependencies,

    /// <summary>Keys, encryption, automation, exit plan.</summary>
    Safeguards,

    /// <summary>Recovery, availability, contract.</summary>
    Continuity,

    /// <summary>Declared levels of sovereignty.</summary>
    Sovereignty,
}
