using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Asks for more time for a test.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Days">Calendar days asked for.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record AskSandboxExtensionCommand(SandboxApplicationId Id, Guid Version, int Days, string Reason) : ICommand;

internal sealed class AskSandboxExtensionValidator : AbstractValidator<AskSandboxExtensionCommand>
{
    public AskSandboxExtensionValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
        RuleFor(c => c.Reason).Text(SandboxApplication.ReasonMaxLength);
    }
}

internal sealed class AskSandboxExtensionHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<AskSandboxExtensionCommand, Result>
{
    public async Task<Result> Handle(AskSandboxExtensionCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var scheme = await db.SchemeOfAsync(found.Value, cancellationToken);
        return found.Value.AskExtension(caller.Actor, request.Days, scheme.Terms, request.Reason.Trim(), time.GetUtcNow());
    }
}
