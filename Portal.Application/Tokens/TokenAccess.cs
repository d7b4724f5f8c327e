using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Who keeps which tokens; the only place that knows.</summary>
internal static class TokenAccess
{
    /// <summary>The tokens an administrator keeps: of the own organisation, or of all.</summary>
    public static IQueryable<ApiToken> Kept(this IQueryable<ApiToken> tokens, Actor actor) =>
        actor.May(Permissions.Administration.ManageAllPeople) ? tokens : tokens.Where(t => t.OrganisationId == actor.OrganisationId);

    /// <summary>A token an administrator keeps, or that acts for the actor, at the version the actor saw.</summary>
    public static async Task<Result<ApiToken>> FindTokenAsync(this IPortalDb db, Actor actor, ApiTokenId id, Guid version, CancellationToken ct)
    {
        var keeps = actor.May(Permissions.Administration.ManageTokens);
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id, ct);
        if (token is null) return Error.NotFound;
        var all = actor.May(Permissions.Administration.ManageAllPeople);
        if (!(keeps && (all || actor.IsOf(token.OrganisationId))) && token.ResponsibleId != actor.Id) return Error.NotFound;
        return token.Version == version ? token : Error.Stale;
    }

    /// <summary>The organisation a token is to act at; null where the actor does not keep its tokens.</summary>
    public static async Task<Organisation?> OrganisationForTokensAsync(this IPortalDb db, Actor actor, string code, CancellationToken ct)
    {
        var found = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Code == code, ct);
        return found is not null && (actor.IsOf(found.Id) || actor.May(Permissions.Administration.ManageAllPeople)) ? found : null;
    }

    /// <summary>Whether an active person holds a role at an organisation on a day.</summary>
    public static Task<bool> MayActAtAsync(this IPortalDb db, PersonId person, OrganisationId organisation, DateOnly today, CancellationToken ct) =>
        db.PeopleAt(organisation, today).AnyAsync(p => p.Id == person, ct);

    /// <summary>Active people who hold a role at an organisation on a day.</summary>
    public static IQueryable<Person> PeopleAt(this IPortalDb db, OrganisationId organisation, DateOnly today)
    {
        var holders = db.RoleGrants.Where(PeopleQueries.HoldsOn(today)).Where(g => g.OrganisationId == organisation);
        return db.People.AsNoTracking().Where(p => p.State == PersonState.Active && holders.Any(g => g.PersonId == p.Id));
    }
}
