using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Notifications;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>Tells people of the last fortnight, by the same rules as the portal; what is older than a few days has mostly been read.</summary>
internal sealed class DemoNotifications(DemoWorld world, IEnumerable<DemoService> services, DemoAudits audits, IEnumerable<Waiver> waivers, IEnumerable<SandboxApplication> applications)
{
    private const int Days = 14;
    private const int UnreadDays = 6;

    private readonly Dictionary<ServiceId, Service> _services = services.ToDictionary(s => s.Service.Id, s => s.Service);
    private readonly Dictionary<FindingId, Finding> _findings = audits.Findings.ToDictionary(f => f.Id);
    private readonly Dictionary<WaiverId, Waiver> _waivers = waivers.ToDictionary(w => w.Id);
    private readonly Dictionary<SandboxApplicationId, SandboxApplication> _applications = applications.ToDictionary(a => a.Id);

    public IEnumerable<Notification> Of(IEnumerable<DomainEvent> happened)
    {
        foreach (var notification in happened.Where(e => e.At > world.Now.AddDays(-Days)).SelectMany(Of))
        {
            if (notification.At < world.Now.AddDays(-UnreadDays)) notification.Read(notification.At.AddHours(5));
            yield return notification;
        }
    }

    private IEnumerable<Notification> Of(DomainEvent happened) => happened switch
    {
        ServiceMoved { Action: not ServiceAction.Submit } moved => Tell(moved, _services[moved.Id].About.Name, _services[moved.Id].FiledBy, _services[moved.Id].ReviewedBy),
        SandboxMoved moved => Tell(
            moved, _applications[moved.Id].Proposal.Title, moved.Action == SandboxAction.Evaluate ? null : _applications[moved.Id].FiledBy, _applications[moved.Id].CaseOfficer),
        FindingMoved moved => Tell(moved, _services[moved.ServiceId].About.Name, _findings[moved.Id].AssignedTo, _findings[moved.Id].RemediatedBy),
        WaiverMoved moved => Tell(moved, _services[moved.ServiceId].About.Name, ToldOf(moved)),
        AuditRunMoved { State: AuditRunState.Completed } moved => OfRun(moved),
        _ => [],
    };

    private PersonId?[] ToldOf(WaiverMoved moved)
    {
        var waiver = _waivers[moved.Id];
        return moved.Action switch
        {
            WaiverAction.Request => Body(Permissions.Compliance.RecommendWaiver),
            WaiverAction.Recommend or WaiverAction.AdviseAgainst => Body(Permissions.Compliance.GrantWaiver),
            _ => [waiver.RequestedBy, waiver.RecommendedBy, waiver.DecidedBy],
        };

        PersonId?[] Body(string permission) => [.. world.PeopleOf(waiver.BodyId).Where(p => world.ActorOf(p).May(permission)).Select(p => (PersonId?)p.Id)];
    }

    private static IEnumerable<Notification> Tell(DomainEvent happened, LocalizedText name, params PersonId?[] people) =>
        people.OfType<PersonId>().Where(p => p != happened.By.Id).Distinct().Select(p => Notification.Of(p, happened.Fact, name, happened.At));

    private IEnumerable<Notification> OfRun(AuditRunMoved moved)
    {
        var opened = audits.Findings.Where(f => f.OpenedByRun == moved.Id && f.IsOpen == true).GroupBy(f => f.OrganisationId);
        return opened.SelectMany(findings => world.PeopleOf(findings.Key)
            .Where(p => world.ActorOf(p).May(Permissions.Audits.Remediate))
            .Select(p => Notification.OfFindings(p.Id, moved.Code, findings.Count(), moved.At)));
    }
}
