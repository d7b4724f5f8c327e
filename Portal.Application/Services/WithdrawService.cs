using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Takes a filing of the own organisation back.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Services.Register)]
public sealed record WithdrawServiceCommand(ServiceId Id, Guid Version) : ICommand;

internal sealed class WithdrawServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<WithdrawServiceCommand, Result>
{
    public async Task<Result> Handle(WithdrawServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Withdraw(caller.Actor, time.GetUtcNow());
    }
}
