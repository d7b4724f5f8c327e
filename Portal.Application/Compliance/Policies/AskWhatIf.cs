using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>Asks what a draft or proposed version would do to the register; a job works it out.</summary>
/// <param name="Id">Made by the caller, so that a second click asks nothing twice.</param>
/// <param name="PolicyId">The version.</param>
[Requires(Permissions.Compliance.DraftPolicy, Permissions.Compliance.ApprovePolicy)]
public sealed record AskWhatIfCommand(PolicyWhatIfId Id, PolicyVersionId PolicyId) : ICommand;

internal sealed class AskWhatIfHandler(IPortalDb db, Caller caller, CurrentPolicy current, TimeProvider time, IPolicyJobs jobs, AfterCommit afterCommit)
    : IRequestHandler<AskWhatIfCommand, Result>
{
    public async Task<Result> Handle(AskWhatIfCommand request, CancellationToken cancellationToken)
    {
        if (await db.PolicyWhatIfs.AnyAsync(w => w.Id == request.Id, cancellationToken)) return Result.Ok;
        var found = await db.FindPolicyAsync(caller.Actor, request.PolicyId, null, cancellationToken);
        if (found.Error is { } missing) return missing;
        if (found.Value.State is not (PolicyState.Draft or PolicyState.Proposed)) return PolicyErrors.CannotMove(found.Value.State);
        if (await current.FindAsync(cancellationToken) is not { } inForce) return AuditErrors.NoPolicy;
        if (await db.PolicyWhatIfs.AnyAsync(w => w.PolicyVersionId == request.PolicyId && w.IsOpen == true, cancellationToken)) return PolicyErrors.WhatIfRunning;
        db.PolicyWhatIfs.Add(PolicyWhatIf.Ask(request.Id, found.Value, inForce, caller.Actor, time.GetUtcNow()));
        afterCommit.Do(ct => jobs.StartAsync(request.Id, ct));
        return Result.Ok;
    }
}
