using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Access;

/// <summary>Ends one of the person's own sessions: the one they act in (they sign out), or another one.</summary>
/// <param name="Id">The session.</param>
[Requires(Permissions.Access.OwnSessions)]
public sealed record EndSessionCommand(SessionId Id) : ICommand;

internal sealed class EndSessionHandler(IPortalDb db, Caller caller, TimeProvider clock, SessionFeed feed, AfterCommit afterCommit, ISecurityLog security) : IRequestHandler<EndSessionCommand, Result>
{
    public async Task<Result> Handle(EndSessionCommand request, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == request.Id && s.PersonId == caller.Actor.Id, cancellationToken);
        if (session is null) return Error.NotFound;
        var isThis = session.Id == caller.Session;
        session.End(isThis ? SessionEndReason.SignedOut : SessionEndReason.EndedElsewhere, clock.GetUtcNow());
        await security.EnlistAsync(db, SecurityEvent.By(isThis ? SecurityEventType.SignOut : SecurityEventType.SessionEnded, SecurityOutcome.Success, caller.Actor), cancellationToken);
        afterCommit.Tell(feed, session.PersonId);
        return Result.Ok;
    }
}

/// <summary>Ends every session of the person but the one they act in.</summary>
[Requires(Permissions.Access.OwnSessions)]
public sealed record EndOtherSessionsCommand : ICommand;

internal sealed class EndOtherSessionsHandler(IPortalDb db, Caller caller, TimeProvider clock, SessionFeed feed, AfterCommit afterCommit, ISecurityLog security)
    : IRequestHandler<EndOtherSessionsCommand, Result>
{
    public async Task<Result> Handle(EndOtherSessionsCommand request, CancellationToken cancellationToken)
    {
        var others = await db.Sessions.Where(s => s.PersonId == caller.Actor.Id && s.EndedAt == null && s.Id != caller.Session).ToListAsync(cancellationToken);
        foreach (var session in others)
        {
            session.End(SessionEndReason.EndedElsewhere, clock.GetUtcNow());
            await security.EnlistAsync(db, SecurityEvent.By(SecurityEventType.SessionEnded, SecurityOutcome.Success, caller.Actor), cancellationToken);
        }

        afterCommit.Tell(feed, caller.Actor.Id);
        return Result.Ok;
    }
}

/// <summary>Has connections looked at once the change is committed.</summary>
internal static class SessionNews
{
    public static void Tell(this AfterCommit afterCommit, SessionFeed feed, PersonId person) => afterCommit.Do(_ =>
    {
        feed.Publish(person);
        return Task.CompletedTask;
    });
}
