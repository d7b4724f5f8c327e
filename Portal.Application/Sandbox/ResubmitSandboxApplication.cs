using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Answers a request for information.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Answer">What was changed.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record ResubmitSandboxApplicationCommand(SandboxApplicationId Id, Guid Version, string Answer) : ICommand;

internal sealed class ResubmitSandboxApplicationValidator : AbstractValidator<ResubmitSandboxApplicationCommand>
{
    public ResubmitSandboxApplicationValidator()
    {
        RuleFor(c => c.Answer).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
        RuleFor(c => c.Answer).Text(SandboxApplication.ReasonMaxLength);
    }
}

internal sealed class ResubmitSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ResubmitSandboxApplicationCommand, Result>
{
    public async Task<Result> Handle(ResubmitSandboxApplicationCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var scheme = await db.SchemeOfAsync(found.Value, cancellationToken);
        return found.Value.Resubmit(caller.Actor, request.Answer.Trim(), scheme.Terms, time.GetUtcNow());
    }
}
