using Portal.Application.Access;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Tokens;

namespace Portal.Application.Common;

/// <summary>Who a use case is for; one per scope. A page or the API says which person, a job which system actor.</summary>
/// <param name="rights">Reads what they hold.</param>
/// <param name="sessions">Notes that something was done in a session.</param>
public sealed class Caller(ICallerRights rights, OpenSessions sessions)
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
    /// Who acts, with the rights of this moment: the grants that hold today at the token's organisation, or else at the session's, or else at the person's own.
    /// Null when nobody may: nobody is signed in, the account is not active, or it holds nothing at an organisation that is not its own.
    /// </summary>
    /// <param name="ct">Cancels.</param>
    public async Task<Actor?> ResolveAsync(CancellationToken ct)
    {
        if (System is not null) return _actor = System;
        if (Person is not { } id || await rights.ReadAsync(id, Session, Token, ct) is not { } held) return null;
        if (held.Roles.Count == 0 && held.Organisation != held.Home) return null;
        if (Attended && Session is { } session && held.LastSeenAt is { } seen) await sessions.StayAsync(session, seen, ct);
        var actor = new Actor(id, Domain.Access.Person.PseudonymOf(id, held.LedgerSalt), held.Organisation, held.Code, RolePermissions.Together(held.Roles, held.Kind));
        return _actor = Token is { } token && held.Scopes is { } scopes ? actor.By(token, scopes) : actor;
    }
}
