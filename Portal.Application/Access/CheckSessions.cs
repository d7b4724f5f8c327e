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
        var holds = PeopleQueries.HoldsOn(clock.TodayInPakistan());
        var found = await (
            from session in db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id))
            join person in db.People on session.PersonId equals person.Id
            select new
            {
                session.Id,
                session.PersonId,
                session.EndReason,
                session.IdleExpiresAt,
                session.ExpiresAt,
                person.State,
                person.RightsStamp,
                // A role may begin or end by the calendar, when nobody changes anything.
                Held = db.RoleGrants.Where(holds).Count(g => g.PersonId == person.Id),
            }).ToListAsync(cancellationToken);
        IReadOnlyDictionary<SessionId, SessionStanding> standing = found.ToDictionary(
            f => f.Id,
            f => new SessionStanding(
                f.PersonId,
                Session.Over(f.EndReason, f.IdleExpiresAt, f.ExpiresAt, now) ?? (f.State == PersonState.Active ? null : SessionEndReason.PersonDisabled),
                f.IdleExpiresAt,
                f.ExpiresAt,
                $"{f.RightsStamp:N}:{f.Held}"));
        return Result.Of(standing);
    }
}
