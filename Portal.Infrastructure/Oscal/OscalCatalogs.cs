using System.Globalization;
using System.Text.Json;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Infrastructure.Oscal.Model;
using Portal.Infrastructure.Reports;

namespace Portal.Infrastructure.Oscal;

/// <summary>
/// A policy version as an OSCAL catalog: a control for each obligation of the portal, on or off, and a parameter for each figure. The values are
/// the version's own plain writings, so that <see cref="OscalCatalogReader"/> reads back what the version says.
/// </summary>
/// <param name="words">The words of obligations.</param>
public sealed class OscalCatalogs(IObligationWords words)
{
    /// <summary>Where the catalog of a version can be fetched.</summary>
    /// <param name="number">The version's number.</param>
    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/policies/{number}/oscal/catalog");

    /// <summary>Writes the catalog.</summary>
    /// <param name="version">The policy version.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="ct">Cancels.</param>
    public Task WriteAsync(PolicyVersionDetail version, Stream output, CancellationToken ct) =>
        JsonSerializer.SerializeAsync(output, new OscalCatalogFile { Catalog = Catalog(version) }, OscalJson.Options, ct);

    /// <summary>Name of the statement of an obligation, which findings are about.</summary>
    internal static string StatementOf(string obligationId) => obligationId + "_smt";

    private OscalCatalog Catalog(PolicyVersionDetail version)
    {
        var number = version.Number.ToString(CultureInfo.InvariantCulture);
        return new OscalCatalog
        {
            Uuid = OscalIds.Of("catalog", number, version.Content.Hash),
            Metadata = new OscalMetadata
            {
                Title = $"Obligations of services of the sovereign cloud, policy version {number}",
                Published = version.State == PolicyState.Approved && version.EffectiveFrom is { } day ? OscalValue.Moment(day) : null,
                LastModified = LastModified(version),
                Version = number,
                Props = [OscalProps.Of(OscalProps.PolicyVersion, number), OscalProps.Of("state", version.State.ToString()), OscalProps.Of("content-sha256", version.Content.Hash)],
            },
            Params = [.. PolicyField.All.Where(f => f.ObligationId is null).Select(f => Parameter(f, version.Content))],
            Controls = [.. ObligationCatalogue.All.Select(o => Control(o, version.Content))],
            BackMatter = new([.. ObligationCatalogue.All.Select(o => words.Source(o.Id)).Distinct().Select(Source)]),
        };
    }

    // What was last done with it; a version that the portal ships has only its day.
    private static string LastModified(PolicyVersionDetail version)
    {
        var moments = version.Steps.Select(s => s.At).Concat(version.Changes.Select(c => c.At)).ToList();
        return moments.Count > 0 ? OscalValue.Moment(moments.Max()) : OscalValue.Moment(version.EffectiveFrom ?? DateOnly.FromDateTime(DateTime.UnixEpoch));
    }

    private OscalParameter Parameter(PolicyField field, PolicyContent content)
    {
        var name = words.Figure(field);
        var value = field.Read(content);
        return new OscalParameter
        {
            Id = field.Name,
            Class = field.Kind.ToString(),
            Props = [.. OscalProps.Maybe("label-ur", name.Ur)],
            Label = OscalValue.Line(name.En, field.Name),
            Constraints = field.Most > 0 ? [new(string.Create(CultureInfo.InvariantCulture, $"A whole number from {field.Least} to {field.Most}."))] : [],
            Values = PolicyField.Parts(value),
        };
    }

    private OscalControl Control(Obligation obligation, PolicyContent content)
    {
        var title = words.Title(obligation.Id);
        return new OscalControl
        {
            Id = obligation.Id,
            Class = "obligation",
            Title = OscalValue.Line(title.En, obligation.Id),
            Props =
            [
                .. OscalProps.Urdu(title),
                OscalProps.Of(OscalProps.Switch, content.ObligationIds.Contains(obligation.Id) ? PolicyField.On : PolicyField.Off),
                OscalProps.Of("severity", obligation.Severity.ToString()),
                OscalProps.Of("legal-status", obligation.Status.ToString()),
                .. FieldGrounds.ReadBy(obligation.Id).Select(field => OscalProps.Of("reads", field.ToString())),
            ],
            Links = [new($"#{SourceId(words.Source(obligation.Id))}", "reference")],
            Parts =
            [
                Part(StatementOf(obligation.Id), "statement", words.Demand(obligation.Id)),
                Part(obligation.Id + "_gdn", "guidance", words.Fix(obligation.Id)),
                .. obligation.Reasons.SelectMany(reason => RemedyPart(obligation.Id, reason)),
            ],
        };
    }

    private IEnumerable<OscalPart> RemedyPart(string obligationId, string reason)
    {
        if (Remedies.For(obligationId, reason) is not { } remedy) yield break;
        var steps = remedy.Steps.Select(words.Step).ToList();
        yield return Part($"{obligationId}_rem.{reason}", "remedy", new LocalizedText(List(steps, s => s.En), List(steps, s => s.Ur))) with { Ns = OscalIds.Ns, Title = reason };
    }

    private static string List(IEnumerable<LocalizedText> steps, Func<LocalizedText, string> language) =>
        string.Join('\n', steps.Select((step, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {language(step)}")));

    private static OscalPart Part(string id, string name, LocalizedText prose) => new()
    {
        Id = id,
        Name = name,
        Prose = prose.En,
        Parts = [new OscalPart { Id = id + ".ur", Name = "translation", Ns = OscalIds.Ns, Class = "ur", Prose = prose.Ur }],
    };

    private static OscalResource Source(LocalizedText source) => new(SourceId(source), OscalValue.Line(source.En, "Source"))
    {
        Props = [.. OscalProps.Urdu(source)],
        Citation = new(OscalValue.Line(source.En, "Source")),
    };

    private static Guid SourceId(LocalizedText source) => OscalIds.Of("source", source.En);
}
