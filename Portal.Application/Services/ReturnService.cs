using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Sends a filing back to the filer.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Review)]
public sealed record ReturnServiceCommand(ServiceId Id, Guid Version, string Reason) : ICommand, IReasonedDecision;

internal sealed class ReturnServiceValidator : ReasonValidator<ReturnServiceCommand>;

internal sealed class ReturnServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ReturnServiceCommand, Result>
{
    public async Task<Result> Handle(ReturnServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Return(caller.Actor, request.Reason.Trim(), time.GetUtcNow());
    }
}
