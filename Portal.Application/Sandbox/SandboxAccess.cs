using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Which applications a person may know of; what may be done with them, the aggregate says.</summary>
public static class SandboxAccess
{
    /// <summary>Applications of the own organisation and, for those who read across, whatever was ever filed.</summary>
    /// <param name="applications">Applications.</param>
    /// <param name="actor">Who asks.</param>
    public static IQueryable<SandboxApplication> Visible(this IQueryable<SandboxApplication> applications, Actor actor) =>
        actor.May(Permissions.Sandbox.ReadAll)
            ? applications.Where(a => a.ApplicantId == actor.OrganisationId || a.SubmittedAt != null)
            : applications.Where(a => a.ApplicantId == actor.OrganisationId);

    /// <summary>An application to be changed, as the person saw it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The application.</param>
    /// <param name="version">The version the person saw.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<Result<SandboxApplication>> FindSandboxAsync(
        this IPortalDb db, Actor actor, SandboxApplicationId id, Guid version, CancellationToken ct)
    {
        var application = await db.SandboxApplications.Visible(actor).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null) return Error.NotFound;
        return application.Version == version ? application : Error.Stale;
    }

    /// <summary>The scheme of an application, to number it or to read its limits.</summary>
    /// <param name="db">The database.</param>
    /// <param name="application">The application.</param>
    /// <param name="ct">Cancels.</param>
    internal static Task<SandboxScheme> SchemeOfAsync(this IPortalDb db, SandboxApplication application, CancellationToken ct) =>
        db.SandboxSchemes.SingleAsync(s => s.Id == application.SchemeId, ct);
}
