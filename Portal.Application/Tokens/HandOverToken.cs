using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Lets a token act for another person, who takes a new secret; the old one stops working at once.</summary>
/// <param name="Id">The token.</param>
/// <param name="Version">The version the administrator saw.</param>
/// <param name="Person">The person it acts for from now on.</param>
[Requires(Permissions.Administration.ManageTokens)]
public sealed record HandOverTokenCommand(ApiTokenId Id, Guid Version, PersonId Person) : ICommand;

internal sealed class HandOverTokenValidator : AbstractValidator<HandOverTokenCommand>
{
    public HandOverTokenValidator() => RuleFor(c => c.Person).Must(p => p != default).WithErrorCode("Common.Required");
}

internal sealed class HandOverTokenHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<HandOverTokenCommand, Result>
{
    public async Task<Result> Handle(HandOverTokenCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindTokenAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var today = clock.TodayInPakistan();
        if (!await db.MayActAtAsync(request.Person, found.Value.OrganisationId, today, cancellationToken)) return TokenErrors.NoRoleThere;
        return found.Value.HandOver(request.Person, today, caller.Actor, clock.GetUtcNow());
    }
}
