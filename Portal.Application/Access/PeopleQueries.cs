using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>Questions about rights that many use cases ask of the database.</summary>
public static class PeopleQueries
{
    /// <summary>Whether a grant holds on a day, in a form the database understands; says the same as <see cref="RoleGrant.HoldsOn"/>.</summary>
    /// <param name="day">The day, in Pakistan.</param>
    public static Expression<Func<RoleGrant, bool>> HoldsOn(DateOnly day) =>
        g => g.WithdrawnAt == null && g.Since <= day && (g.Until == null || g.Until >= day);

    /// <summary>The active people who have a permission at an organisation on a day.</summary>
    /// <param name="db">The database.</param>
    /// <param name="permission">One of <see cref="Permissions"/>, other than those that everybody has.</param>
    /// <param name="organisations">The organisations.</param>
    /// <param name="day">The day, in Pakistan.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<(PersonId Person, OrganisationId Organisation)>> WhoMayAsync(
        this IPortalDb db, string permission, IReadOnlyCollection<OrganisationId> organisations, DateOnly day, CancellationToken ct)
    {
        var held = await db.RoleGrants.AsNoTracking().Where(HoldsOn(day))
            .Where(g => organisations.Contains(g.OrganisationId))
            .Join(db.People.Where(p => p.State == PersonState.Active), g => g.PersonId, p => p.Id, (g, _) => g)
            .Join(db.Organisations, g => g.OrganisationId, o => o.Id, (g, o) => new { g.PersonId, g.OrganisationId, g.Role, o.Kind })
            .ToListAsync(ct);
        return [.. held.Where(h => RolePermissions.Of(h.Role, h.Kind).Contains(permission)).Select(h => (h.PersonId, h.OrganisationId)).Distinct()];
    }
}
