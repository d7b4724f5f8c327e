using System.Runtime.InteropServices;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>
/// Everything the obligations look at, as the sections of a filing say it. Null means that the fact is not known; an obligation that
/// needs it is then undetermined. Obligations read it from its sheet (<see cref="Sheets.FactSheet"/>).
/// </summary>
public sealed record ServiceFacts
{
    /// <summary>The day of the evaluation in Pakistan.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What the service is.</summary>
    public ServiceAbout About { get; init; } = new();

    /// <summary>Who answers for it.</summary>
    public ServiceContacts Contacts { get; init; } = new();

    /// <summary>What data it keeps.</summary>
    public ServiceData Data { get; init; } = new();

    /// <summary>How it is protected.</summary>
    public ServiceSafeguards Safeguards { get; init; } = new();

    /// <summary>The levels of sovereignty that its owner declares.</summary>
    public ServiceSovereignty Sovereignty { get; init; } = new();

    /// <summary>Where its parts are; empty means not known, since every service runs somewhere.</summary>
    public IReadOnlyList<Placement> Placements { get; init; } = [];

    /// <summary>Cross-border flows; null when it is not known whether there are any.</summary>
    public IReadOnlyList<CrossBorderFlow>? Flows { get; init; }

    /// <summary>What the network proved of the canisters, at most one for each; empty until evidence is taken.</summary>
    public IReadOnlyList<CanisterEvidence> Evidence { get; init; } = [];

    /// <summary>The documents that hold now, as far as they end one day; null when it is not known which there are.</summary>
    public IReadOnlyList<HeldDocument>? Documents { get; init; }

    /// <summary>The waivers that were granted and not ended before their day. Whether one holds is looked at on the day of the evaluation.</summary>
    public IReadOnlyList<HeldWaiver> Waivers { get; init; } = [];

    /// <summary>The facts of a service as the register has it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="documents">Its documents.</param>
    /// <param name="today">The day of the evaluation in Pakistan.</param>
    public static ServiceFacts Of(Service service, IReadOnlyList<HeldDocument> documents, DateOnly today) => Of(service.Content, documents, today);

    /// <summary>The facts of a filing or of a registered service, with what stands beside it.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="backing">What stands beside it.</param>
    /// <param name="today">The day of the evaluation in Pakistan.</param>
    public static ServiceFacts Of(ServiceContent content, ServiceBacking backing, DateOnly today) =>
        Of(content, backing.Documents, today) with { Waivers = backing.Waivers, Evidence = backing.Evidence };

    /// <summary>The facts that a filing gives.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="documents">The service's documents.</param>
    /// <param name="today">The day of the evaluation in Pakistan.</param>
    public static ServiceFacts Of(ServiceContent content, IReadOnlyList<HeldDocument> documents, DateOnly today) => new()
    {
        Today = today,
        About = content.About,
        Contacts = content.Contacts,
        Data = FactReading.Data(content),
        Safeguards = FactReading.Safeguards(content),
        Sovereignty = content.Sovereignty,
        Placements = FactReading.Placements(content.Placements.Items),
        Flows = content.Flows.Items.Count > 0 || content.Flows.DeclaredNone ? content.Flows.Items : null,
        Documents = documents,
    };
}

/// <summary>A document of a service that was accepted and that nothing has taken the place of.</summary>
/// <param name="Kind">What it bears out.</param>
/// <param name="ValidUntil">The last day on which it holds, in Pakistan.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HeldDocument(DocumentKind Kind, DateOnly ValidUntil);
