using System.Globalization;
using System.Text.Json;
using Portal.Application.Compliance.Results;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal.Model;

namespace Portal.Infrastructure.Oscal;

/// <summary>What an OSCAL document says that the portal can use; what a document of its kind does not say is null.</summary>
public sealed record OscalContent
{
    /// <summary>What a catalog says.</summary>
    public CatalogContent? Catalog { get; init; }

    /// <summary>What assessment results say, service by service; or a component definition of its one.</summary>
    public IReadOnlyList<ReadStanding>? Results { get; init; }

    /// <summary>The parts that a component definition names.</summary>
    public ReadComponents? Components { get; init; }

    /// <summary>What a plan of action says.</summary>
    public ReadPlan? Plan { get; init; }
}

/// <summary>Reads OSCAL documents back: catalogs of anybody, and the other models as the portal wrote them.</summary>
public static class OscalReader
{
    /// <summary>The most bytes of a document.</summary>
    public const int MaxSize = 8 * 1024 * 1024;

    /// <summary>It is no OSCAL document of these models.</summary>
    public static Error NotReadable { get; } = new("Oscal.NotReadable", ErrorKind.Invalid);

    /// <summary>It is of a kind that cannot be read in.</summary>
    public static Error OtherKind { get; } = new("Oscal.OtherKind", ErrorKind.Invalid);

    /// <summary>A document of somebody else's, which names no services, verdicts or findings of the portal.</summary>
    public static Error Foreign { get; } = new("Oscal.Foreign", ErrorKind.Invalid);

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document, of at most <see cref="MaxSize"/>.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Result<OscalContent>> ReadAsync(Stream document, CancellationToken ct)
    {
        try
        {
            var read = await JsonSerializer.DeserializeAsync<AnyFile>(document, OscalJson.Options, ct);
            return read switch
            {
                { Catalog: { } catalog } => new OscalContent { Catalog = OscalCatalogReader.Read(catalog) },
                { AssessmentResults: { } assessed } => Whole(assessed.Results.Select(Standing)) is { } standings ? new OscalContent { Results = standings } : Foreign,
                { ComponentDefinition: { } definition } => Components(definition) is { } content ? content : Foreign,
                { PlanOfActionAndMilestones: { } plan } => Plan(plan) is { } said ? new OscalContent { Plan = said } : Foreign,
                _ => OtherKind,
            };
        }
        catch (JsonException)
        {
            return NotReadable;
        }
    }

    private static ReadStanding? Standing(OscalResult result)
    {
        if (!Guid.TryParse(OscalProps.Read(result.Props, OscalProps.ServiceId), out var id) || OscalProps.Read(result.Props, OscalProps.ServiceCode) is not { } code) return null;
        if (!int.TryParse(OscalProps.Read(result.Props, OscalProps.PolicyVersion), NumberStyles.None, CultureInfo.InvariantCulture, out var policy)) return null;
        if (!DateTimeOffset.TryParse(result.Start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        var verdicts = Whole(result.Findings.Select(f => OscalFindings.ObligationOf(f.Target) is { } obligation ? OscalProps.ReadResult(obligation, f.Props) : null));
        return verdicts is null ? null : new ReadStanding(new ServiceId(id), code, policy, at, verdicts);
    }

    // The service itself with its verdicts, and its parts.
    private static OscalContent? Components(OscalComponentDefinition definition)
    {
        if (definition.Components.FirstOrDefault(c => OscalProps.Read(c.Props, OscalProps.ServiceId) is not null) is not { } service) return null;
        if (!Guid.TryParse(OscalProps.Read(service.Props, OscalProps.ServiceId), out var id) || OscalProps.Read(service.Props, OscalProps.ServiceCode) is not { } code) return null;
        var standings = Whole(service.ControlImplementations.Select(i => Standing(i, new ServiceId(id), code)));
        var parts = Whole(definition.Components.Where(c => c != service).Select(c => OscalParts.Read(c.Props)));
        return standings is null || parts is null ? null : new OscalContent { Results = standings, Components = new ReadComponents(new ServiceId(id), code, new(parts)) };
    }

    private static ReadStanding? Standing(OscalControlImplementation implementation, ServiceId id, string code)
    {
        if (!int.TryParse(OscalProps.Read(implementation.Props, OscalProps.PolicyVersion), NumberStyles.None, CultureInfo.InvariantCulture, out var policy)) return null;
        if (!DateTimeOffset.TryParse(OscalProps.Read(implementation.Props, OscalProps.EvaluatedAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        var verdicts = Whole(implementation.ImplementedRequirements.Select(r => ObligationCatalogue.Find(r.ControlId) is null ? null : OscalProps.ReadResult(r.ControlId, r.Props)));
        return verdicts is null ? null : new ReadStanding(id, code, policy, at, verdicts);
    }

    private static ReadPlan? Plan(OscalPlanOfAction plan)
    {
        var props = plan.Metadata.Props;
        if (!Guid.TryParse(OscalProps.Read(props, OscalProps.ServiceId), out var id) || OscalProps.Read(props, OscalProps.ServiceCode) is not { } code) return null;
        var found = plan.Observations.DistinctBy(o => o.Uuid).ToDictionary(o => o.Uuid);
        var items = Whole(plan.PoamItems.Select(i => Item(i, found)));
        return items is null ? null : new ReadPlan(new ServiceId(id), code, items);
    }

    private static ReadPlanItem? Item(OscalPlanItem item, Dictionary<Guid, OscalObservation> found)
    {
        if (OscalProps.Read(item.Props, OscalProps.Finding) is not { } code || OscalProps.Read(item.Props, OscalProps.Obligation) is not { } obligation || ObligationCatalogue.Find(obligation) is null) return null;
        if (!Enum.TryParse<FindingState>(OscalProps.Read(item.Props, OscalProps.State), out var state) || !Enum.IsDefined(state)) return null;
        if (!DateOnly.TryParseExact(OscalProps.Read(item.Props, OscalProps.DueOn), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)) return null;
        if (item.RelatedObservations is not [{ } related, ..] || !found.TryGetValue(related.ObservationUuid, out var observation)) return null;
        return OscalProps.ReadResult(obligation, observation.Props) is { } result ? new ReadPlanItem(code, state, due, result) : null;
    }

    // All of them, or nothing where one of them says nothing.
    private static List<T>? Whole<T>(IEnumerable<T?> read)
        where T : class
    {
        var all = read.ToList();
        return all.Contains(null) ? null : [.. all.OfType<T>()];
    }

    private static List<T>? Whole<T>(IEnumerable<T?> read)
        where T : struct
    {
        var all = read.ToList();
        return all.Contains(null) ? null : [.. all.OfType<T>()];
    }

    private sealed record AnyFile
    {
        public OscalCatalog? Catalog { get; init; }

        public OscalAssessmentResults? AssessmentResults { get; init; }

        public OscalComponentDefinition? ComponentDefinition { get; init; }

        public OscalPlanOfAction? PlanOfActionAndMilestones { get; init; }
    }
}
