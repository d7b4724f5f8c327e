using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Access;

/// <summary>The open sessions whose provider can be asked again what it says of the person.</summary>
[Requires(Permissions.Access.KeepSessions)]
public sealed record ListRenewableSessionsQuery : IQuery<IReadOnlyList<RenewableSession>>;

/// <summary>A session whose provider can be asked again.</summary>
/// <param name="Id">The session.</param>
/// <param name="ProviderKey">Configuration key of the provider.</param>
/// <param name="Subject">The provider's name for the person.</param>
/// <param name="ProtectedRefreshToken">The refresh token under data protection.</param>
/// <param name="ProtectedIdToken">The ID token of the sign-in under data protection; null where it was too long to keep.</param>
public sealed record RenewableSession(SessionId Id, string ProviderKey, string Subject, string ProtectedRefreshToken, string? ProtectedIdToken);

internal sealed class ListRenewableSessionsHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<ListRenewableSessionsQuery, Result<IReadOnlyList<RenewableSession>>>
{
    public async Task<Result<IReadOnlyList<RenewableSession>>> Handle(ListRenewableSessionsQuery request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = db.Sessions.AsNoTracking().Where(s => s.EndedAt == null && s.IdleExpiresAt > now && s.ExpiresAt > now && s.ProtectedRefreshToken != null);
        return await (
            from session in open
            join person in db.People on session.PersonId equals person.Id
            where person.ProviderKey == session.ProviderKey && person.Subject != null
            orderby session.ProviderKey, session.Id
            select new RenewableSession(session.Id, session.ProviderKey!, person.Subject!, session.ProtectedRefreshToken!, session.ProtectedIdToken)).ToListAsync(cancellationToken);
    }
}

/// <summary>Brings a person's roles in line with what their provider says now.</summary>
/// <param name="Session">The session by which it was asked.</param>
/// <param name="Claims">What the provider says: values by the claim's name.</param>
/// <param name="ProtectedRefreshToken">A newer refresh token under data protection; null to keep the one there is.</param>
[Requires(Permissions.Access.KeepSessions)]
public sealed record RenewSessionCommand(SessionId Session, IReadOnlyDictionary<string, IReadOnlyList<string>> Claims, string? ProtectedRefreshToken) : ICommand;

internal sealed class RenewSessionValidator : AbstractValidator<RenewSessionCommand>
{
    public RenewSessionValidator() => RuleFor(c => c.ProtectedRefreshToken).MaximumLength(Session.RefreshTokenMaxLength);
}

internal sealed class RenewSessionHandler(IPortalDb db, ClaimRoles claimRoles, TimeProvider clock) : IRequestHandler<RenewSessionCommand, Result>
{
    public async Task<Result> Handle(RenewSessionCommand request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == request.Session, cancellationToken) is not { ProviderKey: { } provider } session || session.OverBecause(now) is not null)
            return Error.NotFound;
        var person = await db.People.SingleAsync(p => p.Id == session.PersonId, cancellationToken);
        if (request.ProtectedRefreshToken is { } newer) session.Refresh(newer);
        return claimRoles.Apply(person, await claimRoles.MetAsync(provider, request.Claims, cancellationToken), now);
    }
}

/// <summary>Ends a session because the provider no longer vouches for the person.</summary>
/// <param name="Session">The session.</param>
[Requires(Permissions.Access.KeepSessions)]
public sealed record EndProviderSessionCommand(SessionId Session) : ICommand;

internal sealed class EndProviderSessionHandler(IPortalDb db, TimeProvider clock, SessionFeed feed, AfterCommit afterCommit, ISecurityLog security) : IRequestHandler<EndProviderSessionCommand, Result>
{
    public async Task<Result> Handle(EndProviderSessionCommand request, CancellationToken cancellationToken)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == request.Session, cancellationToken) is not { EndedAt: null } session) return Error.NotFound;
        session.End(SessionEndReason.ProviderSignedOut, clock.GetUtcNow());
        await security.EnlistAsync(
            db, new SecurityEvent(SecurityEventType.SessionEnded, SecurityOutcome.Success, session.PersonId) { Reason = nameof(SessionEndReason.ProviderSignedOut), From = ClientNetwork.None }, cancellationToken);
        afterCommit.Tell(feed, session.PersonId);
        return Result.Ok;
    }
}
