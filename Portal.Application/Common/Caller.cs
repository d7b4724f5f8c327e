using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Tokens;

namespace Portal.Application.Common;

/// <summary>Who a use case is for; one per scope. A page or the API says which person, a job which system actor.</summary>
/// <param name="sessions">Says whether a session is open.</param>
public sealed class Caller(OpenSessions sessions)
{
    private Actor? _actor;

    /// <summary>The signed-in person; null when nobody is signed in.</summary>
    public PersonId? Person { get; set; }

    /// <summary>The session the person acts in; null only inside this process, where no cookie is involved. In an ended one nobody acts.</summary>
    public SessionId? Session { get; set; }

    /// <summary>Whether the person does something now; a page that looks again by itself does not.</summary>
    public bool Attended { get; set; } = true;

    /// <summary>The API token that acts for the person; it narrows what they may do to its scopes, at its organisation.</summary>
    public ApiTokenId? Token { get; set; }

    /// <summary>The system actor of a job.</summary>
    public Actor? System { get; set; }

    /// <summary>Who acts; known once the request has been authorised.</summary>
    public Actor Actor => _actor ?? throw new InvalidOperationException("The request has not been authorised.");

    /// <summary>
    /// Who acts, with the rights of this moment: the grants that hold today at the session's organisation, or else at the person's own, read in one query.
    /// Null when nobody may: nobody is signed in, the account is not active, or it holds nothing at an organisation that is not its own.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="time">The clock; the day is Pakistan's.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Actor?> ResolveAsync(IPortalDb db, TimeProvider time, CancellationToken ct)
    {
        if (System is not null) return _actor = System;
        if (Person is not { } id) return null;
        var acting = Session is { } session ? await sessions.FindAsync(session, id, Attended, ct) : null;
        if (Session is not null && acting is null) return null;
        var today = time.TodayInPakistan();
        var grantedTo = Token is { } token ? await db.GrantOfAsync(token, id, today, ct) : null;
        if (Token is not null && grantedTo is null) return null;
        acting = grantedTo?.Organisation ?? acting;
        var holds = PeopleQueries.HoldsOn(today);
        var rows = await (
            from person in db.People.AsNoTracking()
            where person.Id == id && person.State == PersonState.Active
            join organisation in db.Organisations on acting ?? person.OrganisationId equals organisation.Id
            from grant in db.RoleGrants.Where(holds).Where(g => g.PersonId == person.Id && g.OrganisationId == organisation.Id).DefaultIfEmpty()
            select new { person.LedgerSalt, Home = person.OrganisationId, organisation.Id, organisation.Code, organisation.Kind, Role = grant == null ? (Role?)null : grant.Role })
            .ToListAsync(ct);
        if (rows.Count == 0) return null;
        var first = rows[0];
        var roles = rows.Select(r => r.Role).OfType<Role>().ToList();
        if (roles.Count == 0 && first.Id != first.Home) return null;
        var actor = new Actor(id, Domain.Access.Person.PseudonymOf(id, first.LedgerSalt), first.Id, first.Code, RolePermissions.Together(roles, first.Kind));
        return _actor = grantedTo is null ? actor : grantedTo.Narrow(actor);
    }
}
