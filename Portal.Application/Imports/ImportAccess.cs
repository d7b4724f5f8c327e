using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Who may see and do what with which import; the only place that knows.</summary>
public static class ImportAccess
{
    /// <summary>The imports an actor may know of: those of the own organisation, or all for those who import for the whole country.</summary>
    /// <param name="runs">Imports.</param>
    /// <param name="actor">Who asks.</param>
    public static IQueryable<ImportRun> Visible(this IQueryable<ImportRun> runs, Actor actor) =>
        actor.May(Permissions.Administration.Import) ? runs : runs.Where(r => r.OrganisationId == actor.OrganisationId);

    /// <summary>Whether an actor may bring in services that belong to whom the map says.</summary>
    /// <param name="actor">Who imports.</param>
    /// <param name="kind">Whose the services are.</param>
    public static bool MayImport(this Actor actor, ImportOwnership kind) => actor.May(kind == ImportOwnership.Own ? Permissions.Services.Register : Permissions.Administration.Import);

    /// <summary>An import of the actor's own organisation to be changed, as the person saw it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The import.</param>
    /// <param name="version">The version the person saw.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<Result<ImportRun>> FindOwnImportAsync(this IPortalDb db, Actor actor, ImportRunId id, Guid version, CancellationToken ct)
    {
        if (await db.ImportRuns.Visible(actor).SingleOrDefaultAsync(r => r.Id == id, ct) is not { } run) return Error.NotFound;
        if (!actor.IsOf(run.OrganisationId)) return Error.Forbidden;
        return run.Version == version ? run : Error.Stale;
    }
}
