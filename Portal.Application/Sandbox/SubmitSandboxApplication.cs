using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Files a draft with its scheme, which gives it its code.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record SubmitSandboxApplicationCommand(SandboxApplicationId Id, Guid Version) : ICommand;

internal sealed class SubmitSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<SubmitSandboxApplicationCommand, Result>
{
    public async Task<Result> Handle(SubmitSandboxApplicationCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var scheme = await db.SchemeOfAsync(found.Value, cancellationToken);
        return found.Value.Submit(caller.Actor, scheme, time.GetUtcNow());
    }
}
