using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>Which people an administrator may know of and change; the only place that knows.</summary>
internal static class PeopleAccess
{
    /// <summary>Those who belong to the administrator's organisation or hold a role there; everybody for the PDA's administration.</summary>
    public static IQueryable<Person> Visible(this IQueryable<Person> people, Actor actor) => actor.May(Permissions.Administration.ManageAllPeople)
        ? people
        : people.Where(p => p.OrganisationId == actor.OrganisationId || p.Grants.Any(g => g.OrganisationId == actor.OrganisationId));

    /// <summary>Whether an administrator keeps the roles held at an organisation.</summary>
    public static bool Keeps(this Actor actor, OrganisationId organisation) =>
        actor.May(Permissions.Administration.ManagePeople) && (actor.IsOf(organisation) || actor.May(Permissions.Administration.ManageAllPeople));

    /// <summary>Whether an administrator may give or ask for a role at an organisation; the PDA's administrators come from its own administration.</summary>
    public static bool KeepsRole(this Actor actor, Role role, OrganisationId organisation) =>
        actor.Keeps(organisation) && (role != Role.PdaAdministrator || actor.May(Permissions.Administration.ManageAllPeople));

    /// <summary>A person to be changed, as the administrator saw them.</summary>
    public static async Task<Result<Person>> FindPersonAsync(this IPortalDb db, Actor actor, PersonId id, Guid version, CancellationToken ct)
    {
        var person = await db.People.Visible(actor).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null) return Error.NotFound;
        return person.Version == version ? person : Error.Stale;
    }
}
