using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Begins an approved test, if the services it uses meet their obligations at this moment.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record StartSandboxTestCommand(SandboxApplicationId Id, Guid Version) : ICommand;

internal sealed class StartSandboxTestHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<StartSandboxTestCommand, Result>
{
    public async Task<Result> Handle(StartSandboxTestCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var scheme = await db.SchemeOfAsync(found.Value, cancellationToken);
        var services = found.Value.Proposal.Services.ToList();

        // A service that was never evaluated is not known to pass.
        var clean = await db.ComplianceSummaries.CountAsync(c => services.Contains(c.ServiceId) && c.FailMask == 0, cancellationToken);
        return found.Value.StartTest(caller.Actor, scheme.Terms, servicesFail: clean != services.Count, time.GetUtcNow());
    }
}
