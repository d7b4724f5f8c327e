using System.Globalization;
using System.Text.Json;
using Portal.Application.Audits;
using Portal.Application.Services;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal.Model;
using Portal.Infrastructure.Reports;

namespace Portal.Infrastructure.Oscal;

/// <summary>What is still to be mended in a service as an OSCAL plan of action and milestones: an item for each open finding, with its day and its steps.</summary>
/// <param name="words">The words of obligations.</param>
public sealed class OscalPlans(IObligationWords words)
{
    /// <summary>Writes the plan.</summary>
    /// <param name="service">The service.</param>
    /// <param name="open">Its open findings; at least one, since a plan without an item is none.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="ct">Cancels.</param>
    public Task WriteAsync(ServiceDetail service, IReadOnlyList<FindingRow> open, Stream output, CancellationToken ct) =>
        JsonSerializer.SerializeAsync(output, new OscalPlanFile { PlanOfActionAndMilestones = Plan(service, [.. open.OrderBy(f => f.DueOn).ThenBy(f => f.Code, StringComparer.Ordinal)]) }, OscalJson.Options, ct);

    private OscalPlanOfAction Plan(ServiceDetail service, IReadOnlyList<FindingRow> open)
    {
        var name = OscalValue.Line(service.Content.About.Name.In("en"), service.Code);
        return new OscalPlanOfAction
        {
            Uuid = OscalIds.Of("plan", [service.Id.ToString(), .. open.Select(f => $"{f.Id} {f.State}")]),
            Metadata = new OscalMetadata
            {
                Title = $"{service.Code}: what is to be mended",
                LastModified = OscalValue.Moment(open.Max(f => f.OpenedAt)),
                Version = service.RegisteredVersion.ToString(CultureInfo.InvariantCulture),
                Props = [OscalProps.Of(OscalProps.ServiceId, service.Id.ToString()), OscalProps.Of(OscalProps.ServiceCode, service.Code)],
            },
            LocalDefinitions = new([new OscalSystemComponent
            {
                Uuid = OscalComponents.IdOf(service.Id),
                Type = "service",
                Title = name,
                Description = service.Code,
                Props = [.. OscalProps.Urdu(service.Content.About.Name)],
                Status = new(service.State == ServiceState.Registered ? "operational" : "disposition"),
            }]),
            Observations = [.. open.Select(Observation)],
            Risks = [.. open.Select(Risk)],
            PoamItems = [.. open.Select(Item)],
        };
    }

    private OscalObservation Observation(FindingRow finding) => new()
    {
        Uuid = IdOf("plan-observation", finding),
        Title = TitleOf(finding),
        Description = words.Reason(finding.ObligationId, VerdictOf(finding)).En,
        Props = [.. OscalProps.Of(new ObligationResult(finding.ObligationId, VerdictOf(finding)))],
        Methods = ["EXAMINE"],
        Subjects = [new(OscalComponents.IdOf(finding.ServiceId), "component")],
        Collected = OscalValue.Moment(finding.OpenedAt),
    };

    private OscalRisk Risk(FindingRow finding) => new()
    {
        Uuid = IdOf("plan-risk", finding),
        Title = TitleOf(finding),
        Description = words.Reason(finding.ObligationId, VerdictOf(finding)).En,
        Statement = words.Demand(finding.ObligationId).En,
        Props = [OscalProps.Of("severity", finding.Severity.ToString())],
        Status = finding.State is FindingState.BeingFixed or FindingState.ToVerify ? "remediating" : "open",
        Deadline = OscalValue.Moment(finding.DueOn),
        Remediations = [.. (Remedies.For(finding.ObligationId, finding.Reason)?.Steps ?? []).Select(step => Response(finding, step))],
        RelatedObservations = [new(IdOf("plan-observation", finding))],
    };

    private OscalResponse Response(FindingRow finding, RemedyStep step)
    {
        var said = words.Step(step);
        return new OscalResponse
        {
            Uuid = OscalIds.Of("plan-response", finding.Id.ToString(), step.ToString()),
            Lifecycle = finding.State == FindingState.New ? "recommendation" : "planned",
            Title = step.ToString(),
            Description = said.En,
            Props = [.. OscalProps.Maybe("description-ur", said.Ur)],
        };
    }

    private OscalPlanItem Item(FindingRow finding) => new()
    {
        Uuid = IdOf("plan-item", finding),
        Title = $"{finding.Code}: {TitleOf(finding)}",
        Description = words.Fix(finding.ObligationId).En,
        Props =
        [
            OscalProps.Of(OscalProps.Finding, finding.Code),
            OscalProps.Of(OscalProps.State, finding.State.ToString()),
            OscalProps.Of(OscalProps.DueOn, finding.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            OscalProps.Of(OscalProps.Obligation, finding.ObligationId),
        ],
        RelatedObservations = [new(IdOf("plan-observation", finding))],
        RelatedRisks = [new(IdOf("plan-risk", finding))],
    };

    private string TitleOf(FindingRow finding) => OscalValue.Line(words.Title(finding.ObligationId).En, finding.ObligationId);

    private static Verdict VerdictOf(FindingRow finding) => new(Outcome.Fail, finding.Reason, [.. finding.Args]);

    private static Guid IdOf(string kind, FindingRow finding) => OscalIds.Of(kind, finding.Id.ToString());
}
