using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>Notes that a fault ended a run.</summary>
/// <param name="Id">The run.</param>
/// <param name="Failure">Why.</param>
[Requires(Permissions.Audits.Work)]
public sealed record FailAuditRunCommand(AuditRunId Id, AuditFailure Failure) : ICommand;

internal sealed class FailAuditRunHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<FailAuditRunCommand, Result>
{
    public async Task<Result> Handle(FailAuditRunCommand request, CancellationToken cancellationToken) =>
        await db.AuditRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is { } run
            ? run.Fail(request.Failure, caller.Actor, clock.GetUtcNow())
            : Error.NotFound;
}
