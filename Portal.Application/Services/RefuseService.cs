using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Refuses a filing.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Decide)]
public sealed record RefuseServiceCommand(ServiceId Id, Guid Version, string Reason) : ICommand, IReasonedDecision;

internal sealed class RefuseServiceValidator : ReasonValidator<RefuseServiceCommand>;

internal sealed class RefuseServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<RefuseServiceCommand, Result>
{
    public async Task<Result> Handle(RefuseServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Refuse(caller.Actor, request.Reason.Trim(), time.GetUtcNow());
    }
}
