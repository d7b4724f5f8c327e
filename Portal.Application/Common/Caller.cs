using System.Diagnostics;
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
    private AskedRights? _presumed;

    /// <summary>The signed-in person; null when nobody is signed in.</summary>
    public PersonId? Person { get; set; }

    /// <summary>The session the person acts in; null only inside this process, where no cookie is involved. In an ended one nobody acts.</summary>
    public SessionId? Session { get; set; }

    /// <summary>Whether the person does something now; a page that looks again by itself does not.</summary>
    public bool Attended { get; set; } = true;

    /// <summary>The API token that acts for the person; it narrows what they may do to its scopes, at its organisation.</summary>
    public ApiTokenId? Token { get; set; }

    /// <summary>Whether the use case may begin on the rights last known; whoever says so begins anew when they turn out to have moved.</summary>
    public bool MayPresume { get; set; }

    /// <summary>The system actor of a job.</summary>
    public Actor? System { get; set; }

    /// <summary>How long the use case has waited for it to be known who acts.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Who acts; known once the request has been authorised.</summary>
    public Actor Actor => _actor ?? throw new InvalidOperationException("The request has not been authorised.");

    /// <summary>
    /// Who acts, with the rights of this moment: the grants that hold today at the token's organisation, or else at the session's, or else at the person's own.
    /// Null when nobody may: nobody is signed in, the account is not active, or it holds nothing at an organisation that is not its own.
    /// Where it may be presumed, this moment's rights are still on their way, and <see cref="ConfirmAsync"/> waits for them.
    /// </summary>
    /// <param name="ct">Cancels.</param>
    public async Task<Actor?> ResolveAsync(CancellationToken ct)
    {
        if (System is not null) return _actor = System;
        if (Person is not { } id) return null;
        var began = Stopwatch.GetTimestamp();
        _actor = await FindOutAsync(id, ct);
        Waited += Stopwatch.GetElapsedTime(began);
        return _actor;
    }

    /// <summary>
    /// Makes sure that who was presumed to act may do so by this moment's rights. Nothing is committed and nothing is answered before; afterwards it does
    /// nothing.
    /// </summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RightsMovedException">They are not what was presumed.</exception>
    public async Task ConfirmAsync(CancellationToken ct)
    {
        if (_presumed is not { LastKnown: { } known, Now: var asked }) return;
        var began = Stopwatch.GetTimestamp();
        if (await asked is not { } held || !held.LetDoTheSameAs(known)) throw new RightsMovedException();
        _presumed = null;
        Waited += Stopwatch.GetElapsedTime(began);
    }

    private async Task<Actor?> FindOutAsync(PersonId id, CancellationToken ct)
    {
        var asked = rights.Ask(id, Session, Token, MayPresume, ct);
        // What is done after a pause puts the session's end off, which the use case itself may ask for: that comes first.
        if (asked.LastKnown is { } known && !IsBackAfterAPause(known))
        {
            _presumed = asked;
            return ActorOf(id, known);
        }

        if (await asked.Now is not { } held || ActorOf(id, held) is not { } actor) return null;
        await StayAsync(held, ct);
        return actor;
    }

    private bool IsBackAfterAPause(CallerRights known) => Attended && Session is not null && known.LastSeenAt is { } seen && sessions.IsPause(seen);

    private async Task StayAsync(CallerRights held, CancellationToken ct)
    {
        if (Attended && Session is { } session && held.LastSeenAt is { } seen) await sessions.StayAsync(session, seen, ct);
    }

    private Actor? ActorOf(PersonId id, CallerRights held)
    {
        if (held.Roles.Count == 0 && held.Organisation != held.Home) return null;
        var actor = new Actor(id, Domain.Access.Person.PseudonymOf(id, held.LedgerSalt), held.Organisation, held.Code, RolePermissions.Together(held.Roles, held.Kind));
        return Token is { } token && held.Scopes is { } scopes ? actor.By(token, scopes) : actor;
    }
}

/// <summary>Rights are not what they were presumed to be: what was begun on them is thrown away, and begun anew on those of this moment.</summary>
public sealed class RightsMovedException() : Exception("The caller's rights have moved since they were last known.");
