using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Lifts the suspension of a service.</summary>
/// <param name="Id">The service.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Decide)]
public sealed record ReinstateServiceCommand(ServiceId Id, Guid Version, string Reason) : ICommand, IReasonedDecision;

internal sealed class ReinstateServiceValidator : ReasonValidator<ReinstateServiceCommand>;

internal sealed class ReinstateServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ReinstateServiceCommand, Result>
{
    public async Task<Result> Handle(ReinstateServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Reinstate(caller.Actor, request.Reason.Trim(), time.GetUtcNow());
    }
}
