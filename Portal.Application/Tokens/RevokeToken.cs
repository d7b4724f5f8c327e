using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Ends a token for good: an administrator's right, and that of the person it acts for.</summary>
/// <param name="Id">The token.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Administration.ManageTokens, Permissions.Access.OwnSessions)]
public sealed record RevokeTokenCommand(ApiTokenId Id, Guid Version, string Reason) : ICommand;

internal sealed class RevokeTokenValidator : AbstractValidator<RevokeTokenCommand>
{
    public RevokeTokenValidator() => RuleFor(c => c.Reason).NotEmpty().Text(ApiToken.ReasonMaxLength);
}

internal sealed class RevokeTokenHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<RevokeTokenCommand, Result>
{
    public async Task<Result> Handle(RevokeTokenCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindTokenAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Revoke(request.Reason.Trim(), caller.Actor, clock.GetUtcNow());
    }
}
