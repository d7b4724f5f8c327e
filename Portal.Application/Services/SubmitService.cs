using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Files a draft for review.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Services.Register)]
public sealed record SubmitServiceCommand(ServiceId Id, Guid Version) : ICommand;

internal sealed class SubmitServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<SubmitServiceCommand, Result>
{
    public async Task<Result> Handle(SubmitServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Submit(caller.Actor, time.GetUtcNow());
    }
}
