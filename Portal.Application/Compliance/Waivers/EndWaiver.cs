using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Refuses a waiver.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Compliance.GrantWaiver)]
public sealed record RefuseWaiverCommand(WaiverId Id, Guid Version, string Reason) : ICommand, IReasonedWaiver;

/// <summary>Takes a waiver from the service that holds it, at once.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Compliance.GrantWaiver)]
public sealed record RevokeWaiverCommand(WaiverId Id, Guid Version, string Reason) : ICommand, IReasonedWaiver;

/// <summary>Takes a request of the own organisation back, or gives a waiver back.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Register)]
public sealed record WithdrawWaiverCommand(WaiverId Id, Guid Version, string Reason) : ICommand, IReasonedWaiver;

internal sealed class RefuseWaiverValidator : ReasonedWaiverValidator<RefuseWaiverCommand>;

internal sealed class RevokeWaiverValidator : ReasonedWaiverValidator<RevokeWaiverCommand>;

internal sealed class WithdrawWaiverValidator : ReasonedWaiverValidator<WithdrawWaiverCommand>;

internal sealed class EndWaiverHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<RefuseWaiverCommand, Result>, IRequestHandler<RevokeWaiverCommand, Result>, IRequestHandler<WithdrawWaiverCommand, Result>
{
    public Task<Result> Handle(RefuseWaiverCommand request, CancellationToken cancellationToken) =>
        DoAsync(request.Id, request.Version, w => w.Refuse(request.Reason.Trim(), caller.Actor, time.GetUtcNow()), cancellationToken);

    public Task<Result> Handle(RevokeWaiverCommand request, CancellationToken cancellationToken) =>
        DoAsync(request.Id, request.Version, w => w.Revoke(request.Reason.Trim(), caller.Actor, time.GetUtcNow()), cancellationToken);

    public Task<Result> Handle(WithdrawWaiverCommand request, CancellationToken cancellationToken) =>
        DoAsync(request.Id, request.Version, w => w.Withdraw(request.Reason.Trim(), caller.Actor, time.GetUtcNow()), cancellationToken);

    private async Task<Result> DoAsync(WaiverId id, Guid seen, Func<Waiver, Result> step, CancellationToken ct)
    {
        var found = await db.FindWaiverAsync(caller.Actor, id, seen, ct);
        return found.Error is { } missing ? missing : step(found.Value);
    }
}
