using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Opens the design of the test for the applicant.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Sandbox.Evaluate)]
public sealed record BeginSandboxTestDesignCommand(SandboxApplicationId Id, Guid Version) : ICommand;

internal sealed class BeginSandboxTestDesignHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<BeginSandboxTestDesignCommand, Result>
{
    public async Task<Result> Handle(BeginSandboxTestDesignCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.BeginTestDesign(caller.Actor, time.GetUtcNow());
    }
}
