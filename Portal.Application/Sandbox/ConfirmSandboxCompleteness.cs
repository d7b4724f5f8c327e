using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Finds an application complete; the decision clock starts.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Sandbox.Evaluate)]
public sealed record ConfirmSandboxCompletenessCommand(SandboxApplicationId Id, Guid Version) : ICommand;

internal sealed class ConfirmSandboxCompletenessHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ConfirmSandboxCompletenessCommand, Result>
{
    public async Task<Result> Handle(ConfirmSandboxCompletenessCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.ConfirmComplete(caller.Actor, time.GetUtcNow());
    }
}
