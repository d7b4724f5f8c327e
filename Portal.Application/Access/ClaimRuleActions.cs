using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Adds a claim rule. One that gives a privileged role waits for a second administrator.</summary>
/// <param name="Id">Made by the caller, so that a second click makes nothing twice.</param>
/// <param name="Provider">Configuration key of the provider.</param>
/// <param name="Claim">Name of the claim; dots lead into an object.</param>
/// <param name="Value">The value wanted.</param>
/// <param name="Role">The role it gives.</param>
/// <param name="Organisation">Code of the organisation it gives the role at.</param>
[Requires(Permissions.Administration.ManageSignIn)]
public sealed record AddClaimRuleCommand(ClaimRuleId Id, string Provider, string Claim, string Value, Role? Role, string Organisation) : ICommand;

internal sealed class AddClaimRuleValidator : AbstractValidator<AddClaimRuleCommand>
{
    public AddClaimRuleValidator(ISignInProviders providers)
    {
        RuleFor(c => c.Provider).Must(providers.Has).WithErrorCode("Common.NotAChoice");
        RuleFor(c => c.Claim).NotEmpty().Text(ClaimRule.ClaimMaxLength);
        RuleFor(c => c.Value).NotEmpty().Text(ClaimRule.ValueMaxLength);
        RuleFor(c => c.Role).NotNull().Choice();
        RuleFor(c => c.Organisation).NotEmpty();
    }
}

internal sealed class AddClaimRuleHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<AddClaimRuleCommand, Result>
{
    public async Task<Result> Handle(AddClaimRuleCommand request, CancellationToken cancellationToken)
    {
        if (await db.ClaimRules.AnyAsync(r => r.Id == request.Id, cancellationToken)) return Result.Ok;
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Code == request.Organisation, cancellationToken) is not { } organisation)
            return Error.Invalid([new FieldError(nameof(request.Organisation), Error.NotFound.Code)]);
        var condition = new ClaimCondition(request.Provider, request.Claim.Trim(), request.Value.Trim());
        if (await db.ClaimRules.AnyAsync(
            r => r.ProviderKey == condition.ProviderKey && r.Claim == condition.Claim && r.Value == condition.Value && r.Role == request.Role && r.OrganisationId == organisation.Id, cancellationToken))
            return ClaimRuleErrors.Exists;
        var made = ClaimRule.Create(request.Id, condition, request.Role!.Value, organisation, caller.Actor, clock.GetUtcNow());
        if (made.Error is { } refusal) return refusal;
        db.ClaimRules.Add(made.Value);
        return Result.Ok;
    }
}

/// <summary>Puts a rule that gives a privileged role in force; a second administrator does.</summary>
/// <param name="Id">The rule.</param>
[Requires(Permissions.Administration.ManageSignIn)]
public sealed record ConfirmClaimRuleCommand(ClaimRuleId Id) : ICommand;

internal sealed class ConfirmClaimRuleHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<ConfirmClaimRuleCommand, Result>
{
    public async Task<Result> Handle(ConfirmClaimRuleCommand request, CancellationToken cancellationToken) =>
        await db.ClaimRules.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is { } rule ? rule.Confirm(caller.Actor, clock.GetUtcNow()) : Error.NotFound;
}

/// <summary>Takes a claim rule away. The roles it gave end at each person's next sign-in or renewal.</summary>
/// <param name="Id">The rule.</param>
[Requires(Permissions.Administration.ManageSignIn)]
public sealed record RemoveClaimRuleCommand(ClaimRuleId Id) : ICommand;

internal sealed class RemoveClaimRuleHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<RemoveClaimRuleCommand, Result>
{
    public async Task<Result> Handle(RemoveClaimRuleCommand request, CancellationToken cancellationToken)
    {
        if (await db.ClaimRules.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } rule) return Error.NotFound;
        rule.Retire(caller.Actor, clock.GetUtcNow());
        db.ClaimRules.Remove(rule);
        return Result.Ok;
    }
}
