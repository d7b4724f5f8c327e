using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>The person's own open sessions, the one they act in first, then those used last.</summary>
[Requires(Permissions.Access.OwnSessions)]
public sealed record ListSessionsQuery : IQuery<IReadOnlyList<SessionRow>>;

/// <summary>One open session.</summary>
/// <param name="Id">The session.</param>
/// <param name="IsThis">Whether the person acts in it.</param>
/// <param name="Method">How they signed in.</param>
/// <param name="ProviderKey">Configuration key of the identity provider.</param>
/// <param name="Origin">Where from.</param>
/// <param name="StartedAt">When they signed in, in UTC.</param>
/// <param name="LastSeenAt">When something was last done, in UTC.</param>
public sealed record SessionRow(
    SessionId Id, bool IsThis, SignInMethod Method, string? ProviderKey, SessionOrigin Origin, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt);

internal sealed class ListSessionsHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<ListSessionsQuery, Result<IReadOnlyList<SessionRow>>>
{
    public async Task<Result<IReadOnlyList<SessionRow>>> Handle(ListSessionsQuery request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.Sessions.AsNoTracking()
            .Where(s => s.PersonId == caller.Actor.Id && s.EndedAt == null && s.IdleExpiresAt > now && s.ExpiresAt > now)
            .ToListAsync(cancellationToken);
        IReadOnlyList<SessionRow> rows =
        [
            .. open.Select(s => new SessionRow(s.Id, s.Id == caller.Session, s.Method, s.ProviderKey, s.Origin, s.StartedAt, s.LastSeenAt))
                .OrderByDescending(s => s.IsThis).ThenByDescending(s => s.LastSeenAt),
        ];
        return Result.Of(rows);
    }
}
