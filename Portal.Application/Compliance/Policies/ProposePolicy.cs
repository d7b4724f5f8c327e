using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Compliance.Policies;

/// <summary>Puts a draft forward for approval.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="EffectiveFrom">The day on which it is to take effect, in Pakistan.</param>
/// <param name="Reason">Why it is needed.</param>
[Requires(Permissions.Compliance.DraftPolicy)]
public sealed record ProposePolicyCommand(PolicyVersionId Id, Guid Version, DateOnly EffectiveFrom, string Reason) : ICommand, IReasonedPolicy;

internal sealed class ProposePolicyValidator : ReasonedPolicyValidator<ProposePolicyCommand>;

internal sealed class ProposePolicyHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ProposePolicyCommand, Result>
{
    public async Task<Result> Handle(ProposePolicyCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindPolicyAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var preceding = await db.LastApprovedAsync(request.Id, cancellationToken);
        return found.Value.Propose(request.EffectiveFrom, preceding, request.Reason.Trim(), caller.Actor, time.TodayInPakistan(), time.GetUtcNow());
    }
}
