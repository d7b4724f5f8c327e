using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Documents;

/// <summary>Who may see and do what with documents: whoever may see the service sees its documents, and its own organisation keeps them.</summary>
public static class DocumentAccess
{
    /// <summary>Whether an actor may add documents to a service as it stands.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="service">The service.</param>
    public static bool MayAddTo(this Actor actor, Service service) => Keeps(actor, service) && !ServiceLifecycle.IsFinal(service.State);

    /// <summary>Whether an actor may remove documents of a service as it stands.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="service">The service.</param>
    public static bool MayRemoveFrom(this Actor actor, Service service) => Keeps(actor, service) && ServiceLifecycle.Allows(service.State, ServiceAction.Edit);

    /// <summary>Whether an actor keeps a service's documents, whatever state it is in.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="service">The service.</param>
    internal static bool Keeps(Actor actor, Service service) => actor.May(Permissions.Services.Register) && actor.IsOf(service.OrganisationId);

    /// <summary>A document that was not removed, and its service, where the actor may see it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The document.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<Result<(Document Document, Service Service)>> FindDocumentAsync(this IPortalDb db, Actor actor, DocumentId id, CancellationToken ct)
    {
        var found = await db.Documents.Where(d => d.Id == id && d.RemovedAt == null)
            .Join(db.Services.Visible(actor), d => d.ServiceId, s => s.Id, (d, s) => new { Document = d, Service = s })
            .SingleOrDefaultAsync(ct);
        return found is null ? Error.NotFound : (found.Document, found.Service);
    }
}
