using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Domain.Access;

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

    /// <summary>The system actor of a job.</summary>
    public Actor? System { get; set; }

    /// <summary>Who acts; known once the request has been authorised.</summary>
    public Actor Actor => _actor ?? throw new InvalidOperationException("The request has not been authorised.");

    /// <summary>Who acts, with the rights of this moment, read from the database; null when nobody may.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Actor?> ResolveAsync(IPortalDb db, CancellationToken ct)
    {
        if (System is not null) return _actor = System;
        if (Person is not { } id) return null;
        if (Session is { } session && await sessions.FindAsync(session, id, Attended, ct) is null) return null;
        var found = await db.People.AsNoTracking()
            .Where(p => p.Id == id && p.IsActive)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, o.Code })
            .SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var permissions = found.Person.Roles.SelectMany(RolePermissions.Of).ToHashSet();
        return _actor = new Actor(id, found.Person.Pseudonym, found.Person.OrganisationId, found.Code, permissions);
    }
}
