using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal.Model;
using Portal.Infrastructure.Reports;

namespace Portal.Infrastructure.Oscal;

/// <summary>Verdicts as findings, and what they rest on as observations.</summary>
/// <param name="words">The words of obligations.</param>
internal sealed class OscalFindings(IObligationWords words)
{
    // Asked for a million times, the same few.
    private readonly Dictionary<string, string> _titles = [];

    /// <summary>What the register said of a service in each section that its obligations read.</summary>
    public static IReadOnlyDictionary<ServiceSectionName, OscalObservation> Observations(ServiceId service, ServiceContent? content, IReadOnlyList<ObligationResult> results, string moment)
    {
        if (content is null) return new Dictionary<ServiceSectionName, OscalObservation>();
        return RegisterAnswers.Of(content, results.Select(r => r.ObligationId)).ToDictionary(a => a.Section, a => new OscalObservation
        {
            Uuid = OscalIds.Of("observation", service.ToString(), a.Section.ToString(), moment),
            Title = a.Section.ToString(),
            Description = $"What the register said under {a.Section}, as the owner declared it.",
            Props = a.Props,
            Methods = ["EXAMINE"],
            Subjects = [new(OscalComponents.IdOf(service), "component")],
            Collected = moment,
        });
    }

    /// <summary>A verdict as a finding.</summary>
    public OscalFinding Of(ServiceId service, ObligationResult result, IReadOnlyDictionary<ServiceSectionName, OscalObservation> observations, string moment)
    {
        var id = result.ObligationId;
        return new OscalFinding
        {
            Uuid = IdOf(service, id, moment),
            Title = TitleOf(id),
            Description = words.Reason(id, result.Verdict).En,
            Props = [.. OscalProps.Of(result)],
            Target = new OscalTarget
            {
                Type = "statement-id",
                TargetId = OscalCatalogs.StatementOf(id),
                Status = StatusOf(result.Outcome),
                ImplementationStatus = result.Outcome == Outcome.NotApplicable ? new("not-applicable") : null,
            },
            RelatedObservations = [.. RegisterAnswers.SectionsOf(id).Where(observations.ContainsKey).Select(s => new OscalRelatedObservation(observations[s].Uuid))],
        };
    }

    /// <summary>Name of a finding.</summary>
    public static Guid IdOf(ServiceId service, string obligationId, string moment) => OscalIds.Of("finding", service.ToString(), obligationId, moment);

    /// <summary>The obligation of a finding; null where it is none of the portal's.</summary>
    public static string? ObligationOf(OscalTarget target) => ObligationCatalogue.All.FirstOrDefault(o => OscalCatalogs.StatementOf(o.Id) == target.TargetId)?.Id;

    // OSCAL knows two states. What is not known or waived is not satisfied, what does not concern the service is; the portal's own property says which.
    private static OscalTargetStatus StatusOf(Outcome outcome) => outcome switch
    {
        Outcome.Pass => new("satisfied", "pass"),
        Outcome.NotApplicable => new("satisfied", "other"),
        Outcome.Fail => new("not-satisfied", "fail"),
        _ => new("not-satisfied", "other"),
    };

    private string TitleOf(string id) => _titles.TryGetValue(id, out var known) ? known : _titles[id] = OscalValue.Line(words.Title(id).En, id);
}
