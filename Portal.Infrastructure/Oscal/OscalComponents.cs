using System.Globalization;
using System.Text.Json;
using Portal.Application.Services;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal.Model;
using Portal.Infrastructure.Reports;

namespace Portal.Infrastructure.Oscal;

/// <summary>A service as an OSCAL component definition: the service with how it meets each obligation, and each of its parts, canisters among them.</summary>
/// <param name="words">The words of obligations.</param>
public sealed class OscalComponents(IObligationWords words)
{
    private const string OwnerRole = "owner";

    /// <summary>Writes the component definition.</summary>
    /// <param name="service">The service.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="ct">Cancels.</param>
    public Task WriteAsync(ServiceDetail service, Stream output, CancellationToken ct) =>
        JsonSerializer.SerializeAsync(output, new OscalComponentsFile { ComponentDefinition = Definition(service) }, OscalJson.Options, ct);

    /// <summary>Name of a service in every document.</summary>
    internal static Guid IdOf(ServiceId service) => OscalIds.Of("service", service.ToString());

    private OscalComponentDefinition Definition(ServiceDetail service)
    {
        var parties = Parties(service);
        var changed = service.History.Select(h => h.At).Append(service.Compliance?.EvaluatedAt ?? DateTimeOffset.UnixEpoch).Max();
        return new OscalComponentDefinition
        {
            Uuid = OscalIds.Of("component-definition", service.Id.ToString(), service.Version.ToString(), OscalValue.Moment(changed)),
            Metadata = new OscalMetadata
            {
                Title = $"{service.Code}: {NameOf(service)}",
                LastModified = OscalValue.Moment(changed),
                Version = service.RegisteredVersion.ToString(CultureInfo.InvariantCulture),
                Roles = [.. parties.Select(p => new OscalRole(p.Role, p.Title))],
                Parties = [.. parties.Select(p => p.Party)],
            },
            Components = [Service(service, parties), .. service.Content.Placements.Items.Select((p, i) => Part(service.Id, p, i))],
        };
    }

    private OscalComponent Service(ServiceDetail service, IReadOnlyList<Responsible> parties) => new()
    {
        Uuid = IdOf(service.Id),
        Type = "service",
        Title = NameOf(service),
        Description = OscalValue.Line(service.Content.About.SummaryEn, NameOf(service)),
        Props =
        [
            .. OscalProps.Urdu(service.Content.About.Name),
            OscalProps.Of(OscalProps.ServiceId, service.Id.ToString()),
            OscalProps.Of(OscalProps.ServiceCode, service.Code),
            OscalProps.Of("state", service.State.ToString()),
            OscalProps.Of("region", service.Region.ToString()),
            .. OscalProps.Maybe("data-class", service.Content.Data.Class?.ToString()),
            .. OscalProps.Maybe("personal-data", service.Content.Data.PersonalData?.ToString()),
        ],
        Links = [.. service.Content.Placements.Items.Select((p, i) => new OscalLink($"#{PartId(service.Id, p, i)}", "uses-component"))],
        ResponsibleRoles = [.. parties.Select(p => new OscalResponsibleRole(p.Role, [p.Party.Uuid]))],
        ControlImplementations = service.Compliance is { Results.Count: > 0 } standing ? [Implementation(service.Id, standing, parties)] : [],
    };

    private OscalControlImplementation Implementation(ServiceId service, ServiceCompliance standing, IReadOnlyList<Responsible> parties)
    {
        var (number, moment) = (standing.PolicyNumber.ToString(CultureInfo.InvariantCulture), OscalValue.Moment(standing.EvaluatedAt));
        return new OscalControlImplementation
        {
            Uuid = OscalIds.Of("control-implementation", service.ToString(), number, moment),
            Source = OscalCatalogs.Address(standing.PolicyNumber),
            Description = $"How the service meets the obligations of policy version {number}.",
            Props = [OscalProps.Of(OscalProps.PolicyVersion, number), OscalProps.Of(OscalProps.EvaluatedAt, moment)],
            ImplementedRequirements =
            [
                .. standing.Results.Select(r => new OscalImplementedRequirement
                {
                    Uuid = OscalIds.Of("requirement", service.ToString(), r.ObligationId, moment),
                    ControlId = r.ObligationId,
                    Description = words.Reason(r.ObligationId, r.Verdict).En,
                    Props = [.. OscalProps.Of(r)],
                    ResponsibleRoles = [new(OwnerRole, [.. parties.Where(p => p.Role == OwnerRole).Select(p => p.Party.Uuid)])],
                }),
            ],
        };
    }

    private static OscalComponent Part(ServiceId service, Placement placement, int place) => new()
    {
        Uuid = PartId(service, placement, place),
        Type = placement.Kind switch { PlacementKind.SubnetCanister => "software", PlacementKind.PublicCloud => "service", _ => "physical" },
        Title = OscalValue.Line(placement.Site, placement.Role.ToString()),
        Description = $"{placement.Role} part of the service.",
        Props = [.. OscalParts.Write(placement)],
    };

    private static Guid PartId(ServiceId service, Placement placement, int place) =>
        OscalIds.Of("part", service.ToString(), placement.Key.ToString(), place.ToString(CultureInfo.InvariantCulture));

    // The organisation answers for the service; who is to be asked stands in its contacts.
    private static IReadOnlyList<Responsible> Parties(ServiceDetail service)
    {
        var contacts = service.Content.Contacts;
        var owner = new OscalParty(OscalIds.Of("organisation", service.OrganisationCode), "organization", OscalValue.Line(service.OrganisationName.En, service.OrganisationCode)) { ShortName = service.OrganisationCode };
        return
        [
            new(OwnerRole, "Owner", owner),
            .. Person("responsible-person", "Responsible person", contacts.Owner),
            .. Person("security-contact", "Security contact", contacts.SecurityContact),
            .. Person("technical-contact", "Technical contact", contacts.TechnicalContact),
        ];

        static IEnumerable<Responsible> Person(string role, string title, string name) =>
            string.IsNullOrWhiteSpace(name) ? [] : [new(role, title, new OscalParty(OscalIds.Of("contact", role, name), "person", OscalValue.Line(name, role)))];
    }

    private static string NameOf(ServiceDetail service) => OscalValue.Line(service.Content.About.Name.In("en"), service.Code);

    private sealed record Responsible(string Role, string Title, OscalParty Party);
}
