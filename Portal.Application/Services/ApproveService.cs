using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Reviews;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Enters a filing in the register.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Decide)]
public sealed record ApproveServiceCommand(ServiceId Id, Guid Version, string Reason) : ICommand, IReasonedDecision;

internal sealed class ApproveServiceValidator : ReasonValidator<ApproveServiceCommand>;

internal sealed class ApproveServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ApproveServiceCommand, Result>
{
    public async Task<Result> Handle(ApproveServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        if (await db.ReviewComments.AnyAsync(c => c.ServiceId == request.Id && c.SettledAt == null, cancellationToken)) return ReviewErrors.Open;
        var owner = await db.Organisations.SingleAsync(o => o.Id == found.Value.OrganisationId, cancellationToken);
        return found.Value.Approve(caller.Actor, owner, request.Reason.Trim(), time.GetUtcNow());
    }
}
