using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Who may see and do what with which service; the only place that knows.</summary>
public static class ServiceAccess
{
    /// <summary>
    /// The services an actor may know of: those of the own organisation and, for those who read across, whatever was ever
    /// filed or registered. Somebody else's draft that was never filed is nobody's business.
    /// </summary>
    /// <param name="services">Services.</param>
    /// <param name="actor">Who asks.</param>
    public static IQueryable<Service> Visible(this IQueryable<Service> services, Actor actor) => actor.May(Permissions.Services.ReadAll)
        ? services.Where(s => s.OrganisationId == actor.OrganisationId || s.SubmittedAt != null || s.RegisteredAt != null)
        : services.Where(s => s.OrganisationId == actor.OrganisationId);

    /// <summary>Whether an actor may do something with a service as it stands.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="service">The service.</param>
    /// <param name="action">What is to be done.</param>
    public static bool MayDo(this Actor actor, Service service, ServiceAction action) => action switch
    {
        ServiceAction.Edit or ServiceAction.Submit or ServiceAction.Withdraw or ServiceAction.Amend =>
            ServiceLifecycle.Allows(service.FilingState, action) && actor.May(Permissions.Services.Register) && actor.IsOf(service.OrganisationId),
        ServiceAction.StartReview or ServiceAction.Return or ServiceAction.Assign =>
            ServiceLifecycle.Allows(service.FilingState, action) && actor.May(Permissions.Services.Review) && actor.Id != service.FiledBy,
        ServiceAction.Approve or ServiceAction.Refuse => ServiceLifecycle.Allows(service.FilingState, action)
            && actor.May(Permissions.Services.Decide) && actor.Id != service.FiledBy && actor.Id != service.ReviewedBy,
        ServiceAction.Suspend or ServiceAction.Reinstate => ServiceLifecycle.Allows(service.State, action) && actor.May(Permissions.Services.Decide),
        ServiceAction.Transfer => ServiceLifecycle.Allows(service.State, action) && service.Amendment is null && actor.May(Permissions.Services.Decide),
        ServiceAction.Decommission => ServiceLifecycle.Allows(service.State, action) && service.Amendment is null
            && actor.May(Permissions.Services.Register) && actor.IsOf(service.OrganisationId),
        _ => false,
    };

    /// <summary>A service to be changed, as the person saw it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The service.</param>
    /// <param name="version">The version the person saw; null to take it as it is.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<Result<Service>> FindServiceAsync(this IPortalDb db, Actor actor, ServiceId id, Guid? version, CancellationToken ct)
    {
        var service = await db.Services.Visible(actor).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (service is null) return Error.NotFound;
        return version is null || service.Version == version ? service : Error.Stale;
    }

    /// <summary>A service of the actor's own organisation to be changed, as the person saw it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The service.</param>
    /// <param name="version">The version the person saw; null to take it as it is.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<Result<Service>> FindOwnServiceAsync(this IPortalDb db, Actor actor, ServiceId id, Guid? version, CancellationToken ct)
    {
        var found = await db.FindServiceAsync(actor, id, version, ct);
        return found.IsSuccess && !actor.IsOf(found.Value.OrganisationId) ? Error.Forbidden : found;
    }
}
