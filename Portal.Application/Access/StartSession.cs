using System.Buffers.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Access;

/// <summary>Starts a session for somebody who has just proved who they are.</summary>
/// <param name="Person">Who.</param>
/// <param name="Method">How they proved it.</param>
/// <param name="Origin">Where from.</param>
/// <param name="ProviderKey">Configuration key of the identity provider.</param>
/// <param name="ProtectedRefreshToken">The provider's refresh token under data protection.</param>
/// <param name="ProtectedIdToken">The provider's ID token under data protection.</param>
/// <param name="Replaces">The session that this browser had until now; it ends.</param>
/// <param name="Pass">The secret of a one-time pass; the emergency administrator gets in by nothing else, and nobody else by it.</param>
[Requires(Permissions.Access.KeepSessions)]
public sealed record StartSessionCommand(
    PersonId Person, SignInMethod Method, SessionOrigin Origin, string? ProviderKey = null, string? ProtectedRefreshToken = null, string? ProtectedIdToken = null, SessionId? Replaces = null, string? Pass = null)
    : ICommand<SessionId>;

internal sealed class StartSessionValidator : AbstractValidator<StartSessionCommand>
{
    public StartSessionValidator()
    {
        RuleFor(c => c.Method).Choice();
        RuleFor(c => c.ProviderKey).MaximumLength(Session.ProviderKeyMaxLength);
        RuleFor(c => c.ProtectedRefreshToken).MaximumLength(Session.RefreshTokenMaxLength);
        RuleFor(c => c.ProtectedIdToken).MaximumLength(Session.IdTokenMaxLength);
        RuleFor(c => c.Origin).Must(o => new[] { o.Browser, o.System, o.Network }.All(t => t.Length <= SessionOrigin.MaxLength && TextRules.IsText(t)))
            .WithErrorCode("Common.NotText");
    }
}

internal sealed class StartSessionHandler(IPortalDb db, TimeProvider clock, SessionLimits limits, SessionFeed feed, AfterCommit afterCommit, ISecurityLog security)
    : IRequestHandler<StartSessionCommand, Result<SessionId>>
{
    public async Task<Result<SessionId>> Handle(StartSessionCommand request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == request.Person, cancellationToken);
        if (person is not { IsActive: true }) return Error.Forbidden;
        var now = clock.GetUtcNow();
        person.RecordSignIn(now);
        var session = Session.Start(
            person.Id, person.OrganisationId, request.Method, request.Origin, limits, now, request.ProviderKey, request.ProtectedRefreshToken, request.ProtectedIdToken);
        if (await UsePassAsync(request, session, cancellationToken) is { } refusal) return refusal;
        db.Sessions.Add(session);
        person.RecordSignIn(now);
        if (request.Replaces is { } replaced && await db.Sessions.SingleOrDefaultAsync(s => s.Id == replaced, cancellationToken) is { } former)
        {
            former.End(SessionEndReason.Replaced, now);
            afterCommit.Tell(feed, former.PersonId);
        }

        await security.EnlistAsync(db, new SecurityEvent(SecurityEventType.SignIn, SecurityOutcome.Success, person.Id) { Pseudonym = person.Pseudonym, Reason = request.Method.ToString() }, cancellationToken);
        return session.Id;
    }

    private async Task<Error?> UsePassAsync(StartSessionCommand request, Session session, CancellationToken ct)
    {
        if (request.Person == EmergencyAdministrator.Id != session.IsBreakGlass) return Error.Forbidden;
        if (!session.IsBreakGlass) return null;
        var secret = new byte[BreakGlassPass.SecretSize];
        if (request.Pass is null || !Base64Url.TryDecodeFromChars(request.Pass, secret, out var length) || length != secret.Length) return Error.NotFound;
        var hash = BreakGlassPass.HashOf(secret);
        var pass = await db.BreakGlassPasses.SingleOrDefaultAsync(p => p.SecretHash == hash, ct);
        return pass is null ? Error.NotFound : pass.Use(session.Id, SessionKeeper.Actor, session.StartedAt).Error;
    }
}
