using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Ends the operation of a service of the own organisation for good.</summary>
/// <param name="Id">The service.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Done">What was seen to; every step is needed.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Register)]
public sealed record DecommissionServiceCommand(ServiceId Id, Guid Version, IReadOnlyList<DecommissionStep> Done, string Reason) : ICommand, IReasonedDecision;

internal sealed class DecommissionServiceValidator : ReasonValidator<DecommissionServiceCommand>
{
    public DecommissionServiceValidator() => RuleForEach(c => c.Done).Choice();
}

internal sealed class DecommissionServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<DecommissionServiceCommand, Result>
{
    public async Task<Result> Handle(DecommissionServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Decommission(caller.Actor, request.Done, request.Reason.Trim(), time.GetUtcNow());
    }
}
