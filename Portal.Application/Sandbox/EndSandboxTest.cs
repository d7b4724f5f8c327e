using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Ends a test; the final report is due.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record EndSandboxTestCommand(SandboxApplicationId Id, Guid Version) : ICommand;

internal sealed class EndSandboxTestHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<EndSandboxTestCommand, Result>
{
    public async Task<Result> Handle(EndSandboxTestCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.EndTest(caller.Actor, time.GetUtcNow());
    }
}
