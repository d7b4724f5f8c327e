using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Compliance.Policies;

/// <summary>Takes a proposed version back to be written on; an approval that was given lapses.</summary>
/// <param name="Id">The version.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Compliance.DraftPolicy)]
public sealed record RecallPolicyCommand(PolicyVersionId Id, Guid Version, string Reason) : ICommand, IReasonedPolicy;

/// <summary>Refuses a proposed version for good.</summary>
/// <param name="Id">The version.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Compliance.ApprovePolicy)]
public sealed record RefusePolicyCommand(PolicyVersionId Id, Guid Version, string Reason) : ICommand, IReasonedPolicy;

/// <summary>Takes a version back for good, while its day has not come; once it is approved, only those who approve do so.</summary>
/// <param name="Id">The version.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Compliance.DraftPolicy, Permissions.Compliance.ApprovePolicy)]
public sealed record WithdrawPolicyCommand(PolicyVersionId Id, Guid Version, string Reason) : ICommand, IReasonedPolicy;

internal sealed class RecallPolicyValidator : ReasonedPolicyValidator<RecallPolicyCommand>;

internal sealed class RefusePolicyValidator : ReasonedPolicyValidator<RefusePolicyCommand>;

internal sealed class WithdrawPolicyValidator : ReasonedPolicyValidator<WithdrawPolicyCommand>;

internal sealed class EndPolicyHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<RecallPolicyCommand, Result>, IRequestHandler<RefusePolicyCommand, Result>, IRequestHandler<WithdrawPolicyCommand, Result>
{
    public Task<Result> Handle(RecallPolicyCommand request, CancellationToken cancellationToken) =>
        DoAsync(request.Id, request.Version, p => p.Recall(request.Reason.Trim(), caller.Actor, time.GetUtcNow()), cancellationToken);

    public Task<Result> Handle(RefusePolicyCommand request, CancellationToken cancellationToken) =>
        DoAsync(request.Id, request.Version, p => p.Refuse(request.Reason.Trim(), caller.Actor, time.GetUtcNow()), cancellationToken);

    public Task<Result> Handle(WithdrawPolicyCommand request, CancellationToken cancellationToken) =>
        DoAsync(request.Id, request.Version, p => p.Withdraw(request.Reason.Trim(), caller.Actor, time.TodayInPakistan(), time.GetUtcNow()), cancellationToken);

    private async Task<Result> DoAsync(PolicyVersionId id, Guid seen, Func<PolicyVersion, Result> step, CancellationToken ct)
    {
        var found = await db.FindPolicyAsync(caller.Actor, id, seen, ct);
        return found.Error is { } missing ? missing : step(found.Value);
    }
}
