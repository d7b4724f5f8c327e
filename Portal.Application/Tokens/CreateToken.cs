using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Makes an API token for a person, who then takes its secret.</summary>
/// <param name="Id">Made by the page, so that a second click makes nothing twice.</param>
/// <param name="Organisation">Code of the organisation it acts at; the own one, but for those who keep all.</param>
/// <param name="Person">The person it acts for.</param>
/// <param name="Name">What system it is for.</param>
/// <param name="Scopes">What it may do at most.</param>
/// <param name="ValidUntil">Its last day.</param>
[Requires(Permissions.Administration.ManageTokens)]
public sealed record CreateTokenCommand(ApiTokenId Id, string Organisation, PersonId Person, string Name, IReadOnlyList<string> Scopes, DateOnly? ValidUntil) : ICommand;

internal sealed class CreateTokenValidator : AbstractValidator<CreateTokenCommand>
{
    public CreateTokenValidator(TimeProvider clock)
    {
        var today = clock.TodayInPakistan();
        RuleFor(c => c.Name).NotEmpty().Text(ApiToken.NameMaxLength);
        RuleFor(c => c.Person).Must(p => p != default).WithErrorCode("Common.Required");
        RuleFor(c => c.Scopes).Must(s => s is { Count: > 0 }).WithErrorCode("Common.Required");
        RuleForEach(c => c.Scopes).Must(s => TokenScopes.All.Contains(s)).WithErrorCode("Common.NotAChoice");
        RuleFor(c => c.ValidUntil).NotNull();
        RuleFor(c => c.ValidUntil).Must(d => d > today && d <= today.AddDays(ApiToken.LongestLife)).WithErrorCode("Tokens.TooLong").When(c => c.ValidUntil is not null);
    }
}

internal sealed class CreateTokenHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<CreateTokenCommand, Result>
{
    public async Task<Result> Handle(CreateTokenCommand request, CancellationToken cancellationToken)
    {
        var organisation = await db.OrganisationForTokensAsync(caller.Actor, request.Organisation, cancellationToken);
        if (organisation is null) return Error.NotFound;
        if (!await db.MayActAtAsync(request.Person, organisation.Id, clock.TodayInPakistan(), cancellationToken)) return TokenErrors.NoRoleThere;
        if (await db.ApiTokens.AnyAsync(t => t.Id == request.Id, cancellationToken))
            return await db.ApiTokens.Kept(caller.Actor).AnyAsync(t => t.Id == request.Id, cancellationToken) ? Result.Ok : Error.NotFound;
        db.ApiTokens.Add(ApiToken.Create(
            request.Id, organisation.Id, request.Person, request.Name.Trim(), request.Scopes, request.ValidUntil!.Value, caller.Actor, clock.GetUtcNow()));
        return Result.Ok;
    }
}
