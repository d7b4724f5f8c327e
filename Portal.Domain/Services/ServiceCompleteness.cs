namespace Portal.Domain.Services;

/// <summary>How far a section is.</summary>
/// <param name="Name">The section.</param>
/// <param name="Missing">Names of the answers still needed before filing.</param>
/// <param name="IsStarted">Whether any answer was given.</param>
public sealed record SectionProgress(ServiceSectionName Name, IReadOnlyList<string> Missing, bool IsStarted)
{
    /// <summary>Its answers that others contradict, which have to be put right before filing.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];

    /// <summary>Whether the section can be filed.</summary>
    public bool IsComplete => Missing.Count == 0 && Contradictions.Count == 0;

    /// <summary>Whether nothing was said where nothing has to be.</summary>
    public bool IsLeftOut => IsComplete && !IsStarted;
}

/// <summary>
/// What must be answered, and not contradicted, before a filing can be sent. Other answers may stay open: the obligation that needs them is then
/// undetermined.
/// </summary>
public static class ServiceCompleteness
{
    /// <summary>Every section's progress.</summary>
    /// <param name="content">What the filing says.</param>
    public static IReadOnlyList<SectionProgress> Of(ServiceContent content)
    {
        var against = ServiceContradictions.In(content);
        return [.. Answers(content).Select(s => against.Any(c => c.Section == s.Name) ? s with { Contradictions = [.. against.Where(c => c.Section == s.Name)] } : s)];
    }

    private static SectionProgress[] Answers(ServiceContent content) =>
    [
        Section(ServiceSectionName.About, content.About != new ServiceAbout(),
            ("NameEn", content.About.Name.En.Length > 0), ("NameUr", content.About.Name.Ur.Length > 0),
            ("SummaryEn", content.About.SummaryEn.Length > 0), ("LegalBasis", content.About.LegalBasis.Length > 0)),
        Section(ServiceSectionName.Contacts, content.Contacts != new ServiceContacts(),
            ("Owner", content.Contacts.Owner.Length > 0), ("SecurityContact", content.Contacts.SecurityContact.Length > 0)),
        Section(ServiceSectionName.Offer,
            content.Offer is not { Channels.Count: 0, Languages.Count: 0, Fee: null, ProcessingDays: null, IdentityScheme: "", Interfaces.Count: 0 }),
        Section(ServiceSectionName.Data, content.Data != new ServiceData(),
            ("Class", content.Data.Class is not null), ("PersonalData", content.Data.PersonalData is not null)),
        Section(ServiceSectionName.DataSets, content.DataSets.Items.Count > 0,
            ("DataSetName", content.DataSets.Items.All(d => d.Name.Length > 0))),
        Section(ServiceSectionName.Placements, content.Placements.Items.Count > 0,
            ("Primary", content.Placements.Items.Any(p => p.Role == PlacementRole.Primary))),
        Section(ServiceSectionName.Flows, content.Flows.Items.Count > 0 || content.Flows.DeclaredNone,
            ("Flows", content.Flows.Items.Count > 0 || content.Flows.DeclaredNone)),
        Section(ServiceSectionName.Dependencies, content.Dependencies.Items.Count > 0,
            ("DependencyName", content.Dependencies.Items.All(d => d.Name.Length > 0 || d.ServiceCode.Length > 0))),
        Section(ServiceSectionName.Safeguards, content.Safeguards != new ServiceSafeguards(),
            ("EncryptedAtRest", content.Safeguards.EncryptedAtRest is not null),
            ("EncryptedInTransit", content.Safeguards.EncryptedInTransit is not null)),
        Section(ServiceSectionName.Continuity, content.Continuity != new ServiceContinuity()),
        Section(ServiceSectionName.Sovereignty, content.Sovereignty != new ServiceSovereignty()),
    ];

    private static SectionProgress Section(ServiceSectionName name, bool started, params (string Field, bool Given)[] needed) =>
        new(name, [.. needed.Where(n => !n.Given).Select(n => n.Field)], started);
}
