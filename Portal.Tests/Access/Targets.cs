using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Documents;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Imports;
using Portal.Domain.Notifications;
using Portal.Domain.Organisations;
using Portal.Domain.Reviews;
using Portal.Domain.Sandbox;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;
using Portal.Domain.Tokens;
using Portal.Domain.Views;
using Portal.Infrastructure.Persistence;

namespace Portal.Tests.Access;

/// <summary>Whose thing a request is aimed at.</summary>
internal enum Whose
{
    /// <summary>Of the organisation, or the person, that asks.</summary>
    Own,

    /// <summary>Of another organisation, and filed, so that those who read across may know of it.</summary>
    Others,

    /// <summary>Of another organisation, which has shown it to nobody.</summary>
    Hidden,

    /// <summary>Of nobody: there is no such thing.</summary>
    Missing,
}

/// <summary>A thing that requests name by its id.</summary>
/// <param name="Id">The raw id.</param>
/// <param name="Version">Its version as a reader would have seen it.</param>
internal sealed record Target(Guid Id, Guid Version)
{
    public static Target Missing() => new(Guid.CreateVersion7(), Guid.CreateVersion7());
}

/// <summary>Finds things of each kind; a new kind of id has to say here whose its things are.</summary>
internal static class Targets
{
    private delegate Task<Target?> Finder(PortalDbContext db, Person person, Whose whose);

    private static readonly Dictionary<Type, Finder> Kinds = new()
    {
        [typeof(ServiceId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.Services.Where(s => s.OrganisationId == person.OrganisationId),
                Whose.Others => db.Services.Where(s => s.OrganisationId != person.OrganisationId && s.SubmittedAt != null),
                _ => db.Services.Where(s => s.OrganisationId != person.OrganisationId && s.SubmittedAt == null && s.RegisteredAt == null),
            },
            s => s.Id.Value, s => s.Version),
        // A site and a data set are those of the services that name them.
        [typeof(SiteId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.ServiceSites.Where(s => s.OrganisationId == person.OrganisationId),
                Whose.Others => db.ServiceSites.Where(s => s.OrganisationId != person.OrganisationId && !db.ServiceSites.Any(o => o.SiteId == s.SiteId && o.OrganisationId == person.OrganisationId)),
                _ => null,
            },
            s => s.SiteId.Value, _ => Guid.Empty),
        [typeof(DataSetId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.ServiceDataSets.Where(s => s.OrganisationId == person.OrganisationId),
                Whose.Others => db.ServiceDataSets.Where(s => s.OrganisationId != person.OrganisationId && !db.ServiceDataSets.Any(o => o.DataSetId == s.DataSetId && o.OrganisationId == person.OrganisationId)),
                _ => null,
            },
            s => s.DataSetId.Value, _ => Guid.Empty),
        [typeof(DocumentId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.Documents.Where(d => d.OrganisationId == person.OrganisationId),
                Whose.Others => db.Documents.Where(d => d.OrganisationId != person.OrganisationId && db.Services.Any(s => s.Id == d.ServiceId && s.SubmittedAt != null)),
                _ => db.Documents.Where(d => d.OrganisationId != person.OrganisationId && db.Services.Any(s => s.Id == d.ServiceId && s.SubmittedAt == null && s.RegisteredAt == null)),
            },
            d => d.Id.Value, d => d.Version),
        // Who imports for the whole country sees the imports of all; nobody else knows of others'.
        [typeof(ImportRunId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.ImportRuns.Where(r => r.OrganisationId == person.OrganisationId),
                Whose.Others => db.ImportRuns.Where(r => r.OrganisationId != person.OrganisationId),
                _ => null,
            },
            r => r.Id.Value, r => r.Version),
        [typeof(CommentId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.ReviewComments.Where(c => c.OrganisationId == person.OrganisationId),
                Whose.Others => db.ReviewComments.Where(c => c.OrganisationId != person.OrganisationId && db.Services.Any(s => s.Id == c.ServiceId && s.SubmittedAt != null)),
                _ => db.ReviewComments.Where(c => c.OrganisationId != person.OrganisationId && db.Services.Any(s => s.Id == c.ServiceId && s.SubmittedAt == null && s.RegisteredAt == null)),
            },
            c => c.Id.Value, c => c.Version),
        [typeof(SandboxApplicationId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.SandboxApplications.Where(a => a.ApplicantId == person.OrganisationId),
                Whose.Others => db.SandboxApplications.Where(a => a.ApplicantId != person.OrganisationId && a.SubmittedAt != null),
                _ => db.SandboxApplications.Where(a => a.ApplicantId != person.OrganisationId && a.SubmittedAt == null),
            },
            a => a.Id.Value, a => a.Version),
        [typeof(FindingId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.Findings.Where(f => f.OrganisationId == person.OrganisationId),
                Whose.Others => db.Findings.Where(f => f.OrganisationId != person.OrganisationId),
                _ => null,
            },
            f => f.Id.Value, f => f.Version),
        [typeof(WaiverId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.Waivers.Where(w => w.OrganisationId == person.OrganisationId),
                Whose.Others => db.Waivers.Where(w => w.OrganisationId != person.OrganisationId),
                _ => null,
            },
            w => w.Id.Value, w => w.Version),
        [typeof(NotificationId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.Notifications.Where(n => n.PersonId == person.Id),
                Whose.Hidden => db.Notifications.Where(n => n.PersonId != person.Id),
                _ => null,
            },
            n => n.Id.Value, _ => Guid.Empty),
        [typeof(SavedViewId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.SavedViews.Where(v => v.PersonId == person.Id),
                Whose.Hidden => db.SavedViews.Where(v => v.PersonId != person.Id),
                _ => null,
            },
            v => v.Id.Value, _ => Guid.Empty),
        [typeof(SessionId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.Sessions.Where(s => s.PersonId == person.Id),
                Whose.Hidden => db.Sessions.Where(s => s.PersonId != person.Id),
                _ => null,
            },
            s => s.Id.Value, s => s.Version),
        [typeof(PersonId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.People.Where(p => p.OrganisationId == person.OrganisationId && p.Id != person.Id),
                Whose.Others => db.People.Where(p => p.OrganisationId != person.OrganisationId),
                _ => null,
            },
            p => p.Id.Value, p => p.Version),
        [typeof(RoleRequestId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.RoleRequests.Where(r => r.OrganisationId == person.OrganisationId),
                Whose.Others => db.RoleRequests.Where(r => r.OrganisationId != person.OrganisationId),
                _ => null,
            },
            r => r.Id.Value, r => r.Version),
        [typeof(AccessReviewId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.AccessReviews.Where(r => r.OrganisationId == person.OrganisationId),
                Whose.Others => db.AccessReviews.Where(r => r.OrganisationId != person.OrganisationId),
                _ => null,
            },
            r => r.Id.Value, r => r.Version),
        // Audits and claim rules are the authority's own work, the schemes and organisations are reference data: they belong to nobody else.
        [typeof(ClaimRuleId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.ClaimRules : null, r => r.Id.Value, r => r.Version),
        [typeof(ApiTokenId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.ApiTokens.Where(t => t.OrganisationId == person.OrganisationId),
                Whose.Others => db.ApiTokens.Where(t => t.OrganisationId != person.OrganisationId && t.ResponsibleId != person.Id),
                _ => null,
            },
            t => t.Id.Value, t => t.Version),
        // The security log is the authority's, whomever an event is about.
        [typeof(SecurityEventId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.SecurityEvents : null, e => e.Id.Value, _ => Guid.Empty),
        [typeof(SecurityAlertId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.SecurityAlerts : null, a => a.Id.Value, a => a.Version),
        // Policy is the authority's own work too; what is not approved is shown to nobody but those who write and approve it.
        [typeof(PolicyVersionId)] = (db, _, whose) => FirstAsync(
            whose switch
            {
                Whose.Others => db.PolicyVersions.Where(p => p.State == PolicyState.Approved),
                Whose.Hidden => db.PolicyVersions.Where(p => p.State != PolicyState.Approved),
                _ => null,
            },
            p => p.Id.Value, p => p.Version),
        [typeof(PolicyWhatIfId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.PolicyWhatIfs : null, w => w.Id.Value, w => w.Version),
        [typeof(AuditPlanId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.AuditPlans : null, p => p.Id.Value, p => p.Version),
        [typeof(AuditRunId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.AuditRuns : null, r => r.Id.Value, r => r.Version),
        [typeof(SandboxSchemeId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.SandboxSchemes : null, s => s.Id.Value, s => s.Version),
        // What is declared of networks, and what inspectors saw, is for everybody who reads compliance; an import that waits is for whoever may apply it.
        [typeof(NetworkImportId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.NetworkImports.Where(i => i.State == NetworkImportState.Waiting && i.UploadedBy == person.Id),
                Whose.Others => db.NetworkImports.Where(i => i.State == NetworkImportState.Applied),
                Whose.Hidden => db.NetworkImports.Where(i => i.State == NetworkImportState.Waiting && i.UploadedBy != person.Id),
                _ => null,
            },
            i => i.Id.Value, i => i.Version),
        [typeof(SiteInspectionId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.SiteInspections.Where(i => i.Network == UnchangingWorld.Network) : null, i => i.Id.Value, i => i.Version),
        // What a subnet says of itself is for everybody who reads the register; evidence of a canister for whoever may see a service that names it.
        [typeof(EvidenceId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.Evidence.Where(e => e.Kind == EvidenceSubject.Canister && db.CanisterWatches.Any(w => w.Canister == e.Subject && db.Services.Any(s => s.Id == w.ServiceId && s.OrganisationId == person.OrganisationId))),
                Whose.Others => db.Evidence.Where(e => e.Kind == EvidenceSubject.Canister && db.CanisterWatches.Any(w => w.Canister == e.Subject && db.Services.Any(s => s.Id == w.ServiceId && s.OrganisationId != person.OrganisationId))),
                _ => null,
            },
            e => e.Id.Value, _ => Guid.Empty),
        [typeof(DriftAlarmId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.DriftAlarms.Where(a => db.Services.Any(s => s.Id == a.ServiceId && s.OrganisationId == person.OrganisationId)),
                Whose.Others => db.DriftAlarms.Where(a => db.Services.Any(s => s.Id == a.ServiceId && s.OrganisationId != person.OrganisationId)),
                _ => null,
            },
            a => a.Id.Value, a => a.Version),
        [typeof(InspectionPhotoId)] = (db, _, whose) => FirstAsync(whose == Whose.Others ? db.SiteInspections.SelectMany(i => i.Photos) : null, p => p.Id.Value, _ => Guid.Empty),
        [typeof(OrganisationId)] = (db, person, whose) => FirstAsync(
            whose switch
            {
                Whose.Own => db.Organisations.Where(o => o.Id == person.OrganisationId),
                Whose.Others => db.Organisations.Where(o => o.Id != person.OrganisationId),
                _ => null,
            },
            o => o.Id.Value, o => o.Version),
    };

    /// <summary>Whether a type is an id at all.</summary>
    public static bool IsId(Type type) => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>));

    /// <summary>Whether it is known whose things an id names.</summary>
    public static bool Knows(Type id) => Kinds.ContainsKey(id);

    /// <summary>A thing; null where nobody has one like that.</summary>
    public static async Task<Target?> FindAsync(PortalDbContext db, Type id, Person person, Whose whose) =>
        whose == Whose.Missing ? Target.Missing() : await Kinds[id](db, person, whose);

    private static async Task<Target?> FirstAsync<T>(IQueryable<T>? things, Func<T, Guid> id, Func<T, Guid> version)
        where T : class
    {
        if (things is null) return null;
        var first = (await things.AsNoTracking().ToListAsync()).OrderBy(id).FirstOrDefault();
        return first is null ? null : new Target(id(first), version(first));
    }
}
