using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Takes an application back.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Reason">Why; may be empty.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record WithdrawSandboxApplicationCommand(SandboxApplicationId Id, Guid Version, string Reason) : ICommand;

internal sealed class WithdrawSandboxApplicationValidator : AbstractValidator<WithdrawSandboxApplicationCommand>
{
    public WithdrawSandboxApplicationValidator()
    {
        RuleFor(c => c.Reason).Text(SandboxApplication.ReasonMaxLength);
    }
}

internal sealed class WithdrawSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<WithdrawSandboxApplicationCommand, Result>
{
    public async Task<Result> Handle(WithdrawSandboxApplicationCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.Withdraw(caller.Actor, request.Reason.Trim(), time.GetUtcNow());
    }
}
