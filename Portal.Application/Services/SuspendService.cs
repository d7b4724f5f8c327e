using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Suspends the operation of a registered service.</summary>
/// <param name="Id">The service.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Decide)]
public sealed record SuspendServiceCommand(ServiceId Id, Guid Version, string Reason) : ICommand, IReasonedDecision;

internal sealed class SuspendServiceValidator : ReasonValidator<SuspendServiceCommand>;

internal sealed class SuspendServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<SuspendServiceCommand, Result>
{
    public async Task<Result> Handle(SuspendServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Suspend(caller.Actor, request.Reason.Trim(), time.GetUtcNow());
    }
}
