namespace Portal.Domain.Services;

/// <summary>The sections of a filing, in the order of the task list.</summary>
public enum ServiceSectionName
{
    /// <summary>Name, summary, legal basis.</summary>
    About,

    /// <summary>Owner and contacts.</summary>
    Contacts,

    /// <summary>Data class and personal data.</summary>
    Data,

    /// <summary>Placements.</summary>
    Placements,

    /// <summary>Cross-border flows.</summary>
    Flows,

    /// <summary>Keys, encryption, automation, exit.</summary>
    Safeguards,
}

/// <summary>How far a section is.</summary>
/// <param name="Name">The section.</param>
/// <param name="Missing">Names of the answers still needed before filing.</param>
/// <param name="IsStarted">Whether any answer was given.</param>
public sealed record SectionProgress(ServiceSectionName Name, IReadOnlyList<string> Missing, bool IsStarted)
{
    /// <summary>Whether the section can be filed.</summary>
    public bool IsComplete => Missing.Count == 0;
}

/// <summary>
/// What must be answered before a filing can be sent. Other answers may stay open: the obligation that needs them is then
/// undetermined.
/// </summary>
public static class ServiceCompleteness
{
    /// <summary>Every section's progress.</summary>
    /// <param name="service">The filing.</param>
    public static IReadOnlyList<SectionProgress> Of(Service service) =>
    [
        Section(ServiceSectionName.About, service.About != new ServiceAbout(),
            ("NameEn", service.About.Name.En.Length > 0), ("NameUr", service.About.Name.Ur.Length > 0),
            ("SummaryEn", service.About.SummaryEn.Length > 0), ("LegalBasis", service.About.LegalBasis.Length > 0)),
        Section(ServiceSectionName.Contacts, service.Contacts != new ServiceContacts(),
            ("Owner", service.Contacts.Owner.Length > 0), ("SecurityContact", service.Contacts.SecurityContact.Length > 0)),
        Section(ServiceSectionName.Data, service.Data != new ServiceData(),
            ("Class", service.Data.Class is not null), ("PersonalData", service.Data.PersonalData is not null)),
        Section(ServiceSectionName.Placements, service.Placements.Count > 0,
            ("Primary", service.Placements.Any(p => p.Role == PlacementRole.Primary))),
        Section(ServiceSectionName.Flows, service.Flows.Count > 0 || service.FlowsDeclaredNone,
            ("Flows", service.Flows.Count > 0 || service.FlowsDeclaredNone)),
        Section(ServiceSectionName.Safeguards, service.Safeguards != new ServiceSafeguards(),
            ("EncryptedAtRest", service.Safeguards.EncryptedAtRest is not null),
            ("EncryptedInTransit", service.Safeguards.EncryptedInTransit is not null)),
    ];

    private static SectionProgress Section(ServiceSectionName name, bool started, params (string Field, bool Given)[] needed) =>
        new(name, [.. needed.Where(n => !n.Given).Select(n => n.Field)], started);
}
