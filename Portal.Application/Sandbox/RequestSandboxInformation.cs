using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Asks the applicant for something; the completeness clock stands still.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Question">What is missing.</param>
[Requires(Permissions.Sandbox.Evaluate)]
public sealed record RequestSandboxInformationCommand(SandboxApplicationId Id, Guid Version, string Question) : ICommand;

internal sealed class RequestSandboxInformationValidator : AbstractValidator<RequestSandboxInformationCommand>
{
    public RequestSandboxInformationValidator()
    {
        RuleFor(c => c.Question).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
        RuleFor(c => c.Question).Text(SandboxApplication.ReasonMaxLength);
    }
}

internal sealed class RequestSandboxInformationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<RequestSandboxInformationCommand, Result>
{
    public async Task<Result> Handle(RequestSandboxInformationCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.RequestInformation(caller.Actor, request.Question.Trim(), time.GetUtcNow());
    }
}
