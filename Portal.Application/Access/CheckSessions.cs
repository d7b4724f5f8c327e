using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>How sessions stand now, in one query: for the cookie of a request, and for all open connections of a node.</summary>
/// <param name="Ids">The sessions; one that is unknown is left out of the answer.</param>
[Requires(Permissions.Access.KeepSessions)]
public sealed record CheckSessionsQuery(IReadOnlyCollection<SessionId> Ids) : IQuery<IReadOnlyDictionary<SessionId, SessionStanding>>;

/// <summary>How a session stands.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Over">Why it is over; null while it is open.</param>
/// <param name="IdleExpiresAt">When it ends unless something is done, in UTC.</param>
/// <param name="ExpiresAt">When it ends whatever is done, in UTC.</param>
/// <param name="Rights">Another value whenever the person's rights change.</param>
public sealed record SessionStanding(PersonId Person, SessionEndReason? Over, DateTimeOffset IdleExpiresAt, DateTimeOffset ExpiresAt, string Rights);

internal sealed class CheckSessionsHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<CheckSessionsQuery, Result<IReadOnlyDictionary<SessionId, SessionStanding>>>
{
    public async Task<Result<IReadOnlyDictionary<SessionId, SessionStanding>>> Handle(CheckSessionsQuery request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = request.Ids.ToList();
        var found = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id))
            .Join(db.People, s => s.PersonId, p => p.Id, (s, p) => new { Session = s, Person = p })
            .ToListAsync(cancellationToken);
        IReadOnlyDictionary<SessionId, SessionStanding> standing = found.ToDictionary(f => f.Session.Id, f => Of(f.Session, f.Person, now));
        return Result.Of(standing);
    }

    private static SessionStanding Of(Session session, Person person, DateTimeOffset now) => new(
        person.Id,
        session.OverBecause(now) ?? (person.IsActive ? null : SessionEndReason.PersonDisabled),
        session.IdleExpiresAt,
        session.ExpiresAt,
        person.RightsStamp.ToString("N"));
}
