using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Asks another regulator for its view.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Question">Whom is asked what.</param>
[Requires(Permissions.Sandbox.Evaluate)]
public sealed record ReferSandboxApplicationCommand(SandboxApplicationId Id, Guid Version, string Question) : ICommand;

internal sealed class ReferSandboxApplicationValidator : AbstractValidator<ReferSandboxApplicationCommand>
{
    public ReferSandboxApplicationValidator()
    {
        RuleFor(c => c.Question).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
        RuleFor(c => c.Question).Text(SandboxApplication.ReasonMaxLength);
    }
}

internal sealed class ReferSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ReferSandboxApplicationCommand, Result>
{
    public async Task<Result> Handle(ReferSandboxApplicationCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.Refer(caller.Actor, request.Question.Trim(), time.GetUtcNow());
    }
}
