using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Notes what the other regulator says.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="View">What it says.</param>
[Requires(Permissions.Sandbox.Evaluate)]
public sealed record AnswerSandboxReferralCommand(SandboxApplicationId Id, Guid Version, string View) : ICommand;

internal sealed class AnswerSandboxReferralValidator : AbstractValidator<AnswerSandboxReferralCommand>
{
    public AnswerSandboxReferralValidator()
    {
        RuleFor(c => c.View).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
        RuleFor(c => c.View).Text(SandboxApplication.ReasonMaxLength);
    }
}

internal sealed class AnswerSandboxReferralHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<AnswerSandboxReferralCommand, Result>
{
    public async Task<Result> Handle(AnswerSandboxReferralCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.AnswerReferral(caller.Actor, request.View.Trim(), time.GetUtcNow());
    }
}
