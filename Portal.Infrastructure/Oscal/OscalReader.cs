using System.Globalization;
using System.Text.Json;
using Portal.Application.Compliance.Results;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal.Model;

namespace Portal.Infrastructure.Oscal;

/// <summary>What an OSCAL document says that the portal can use: one of the two is there.</summary>
/// <param name="Catalog">What a catalog says.</param>
/// <param name="Results">What assessment results say, service by service.</param>
public sealed record OscalContent(CatalogContent? Catalog, IReadOnlyList<ReadStanding>? Results);

/// <summary>Reads OSCAL documents back: catalogs, and assessment results that the portal wrote.</summary>
public static class OscalReader
{
    /// <summary>The most bytes of a document.</summary>
    public const int MaxSize = 8 * 1024 * 1024;

    /// <summary>It is no OSCAL document of these models.</summary>
    public static Error NotReadable { get; } = new("Oscal.NotReadable", ErrorKind.Invalid);

    /// <summary>It is of a kind that cannot be read in.</summary>
    public static Error OtherKind { get; } = new("Oscal.OtherKind", ErrorKind.Invalid);

    /// <summary>Assessment results of somebody else's, which name no services and verdicts of the portal.</summary>
    public static Error Foreign { get; } = new("Oscal.Foreign", ErrorKind.Invalid);

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document, of at most <see cref="MaxSize"/>.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Result<OscalContent>> ReadAsync(Stream document, CancellationToken ct)
    {
        try
        {
            var read = await JsonSerializer.DeserializeAsync<AnyFile>(document, OscalJson.Options, ct);
            if (read?.Catalog is { } catalog) return new OscalContent(OscalCatalogReader.Read(catalog), null);
            if (read?.AssessmentResults is not { } assessed) return OtherKind;
            var standings = assessed.Results.Select(Standing).ToList();
            return standings.Contains(null) ? Foreign : new OscalContent(null, standings!);
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
        var verdicts = new List<ObligationResult>();
        foreach (var finding in result.Findings)
        {
            if (OscalFindings.ObligationOf(finding.Target) is not { } obligation || OscalProps.ReadResult(obligation, finding.Props) is not { } verdict) return null;
            verdicts.Add(verdict);
        }

        return new ReadStanding(new ServiceId(id), code, policy, at, verdicts);
    }

    private sealed record AnyFile
    {
        public OscalCatalog? Catalog { get; init; }

        public OscalAssessmentResults? AssessmentResults { get; init; }
    }
}
