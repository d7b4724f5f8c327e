using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>Gives one of the two approvals of a proposed version, on the ground of its newest what-if.</summary>
/// <param name="Id">The version.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Reason">Why.</param>
/// <param name="Confirmed">How many services would newly fail, typed by the person; needed where that is half or more of what passes.</param>
[Requires(Permissions.Compliance.ApprovePolicy)]
public sealed record ApprovePolicyCommand(PolicyVersionId Id, Guid Version, string Reason, int? Confirmed = null) : ICommand, IReasonedPolicy;

internal sealed class ApprovePolicyValidator : ReasonedPolicyValidator<ApprovePolicyCommand>;

internal sealed class ApprovePolicyHandler(IPortalDb db, Caller caller, CurrentPolicy current, TimeProvider time) : IRequestHandler<ApprovePolicyCommand, Result>
{
    public async Task<Result> Handle(ApprovePolicyCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindPolicyAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var preceding = await db.LastApprovedAsync(request.Id, cancellationToken);
        var inForce = await current.FindAsync(cancellationToken);
        var seen = new ForeseenEffect(await db.NewestWhatIfAsync(request.Id, cancellationToken), inForce?.Number, request.Confirmed);
        return found.Value.Approve(preceding, seen, request.Reason.Trim(), caller.Actor, time.TodayInPakistan(), time.GetUtcNow());
    }
}
