using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>How long the session one acts in goes on. Like every use case of a person it counts as activity: asking is staying.</summary>
[Requires(Permissions.Access.OwnSessions)]
public sealed record GetSessionEndQuery : IQuery<SessionEnd>;

/// <summary>When a session ends.</summary>
/// <param name="IdleExpiresAt">Unless something is done, in UTC.</param>
/// <param name="ExpiresAt">Whatever is done, in UTC.</param>
public sealed record SessionEnd(DateTimeOffset IdleExpiresAt, DateTimeOffset ExpiresAt);

internal sealed class GetSessionEndHandler(IPortalDb db, Caller caller) : IRequestHandler<GetSessionEndQuery, Result<SessionEnd>>
{
    public async Task<Result<SessionEnd>> Handle(GetSessionEndQuery request, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == caller.Session, cancellationToken);
        return session is null ? Error.NotFound : new SessionEnd(session.IdleExpiresAt, session.ExpiresAt);
    }
}
