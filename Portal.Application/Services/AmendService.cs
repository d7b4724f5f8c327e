using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Begins to change what the register says about a service of the own organisation.</summary>
/// <param name="Id">The service.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Register)]
public sealed record AmendServiceCommand(ServiceId Id, Guid Version, string Reason) : ICommand, IReasonedDecision;

internal sealed class AmendServiceValidator : ReasonValidator<AmendServiceCommand>;

internal sealed class AmendServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<AmendServiceCommand, Result>
{
    public async Task<Result> Handle(AmendServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Amend(caller.Actor, request.Reason.Trim(), time.GetUtcNow());
    }
}
