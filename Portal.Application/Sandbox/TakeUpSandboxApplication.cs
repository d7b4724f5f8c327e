using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Takes an application up as its case officer.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Sandbox.Evaluate)]
public sealed record TakeUpSandboxApplicationCommand(SandboxApplicationId Id, Guid Version) : ICommand;

internal sealed class TakeUpSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<TakeUpSandboxApplicationCommand, Result>
{
    public async Task<Result> Handle(TakeUpSandboxApplicationCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.TakeUp(caller.Actor, time.GetUtcNow());
    }
}
