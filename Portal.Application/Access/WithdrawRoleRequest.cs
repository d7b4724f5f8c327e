using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Takes one's own request for a role back.</summary>
/// <param name="Id">The request.</param>
/// <param name="Version">The version the administrator saw.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record WithdrawRoleRequestCommand(RoleRequestId Id, Guid Version) : ICommand;

internal sealed class WithdrawRoleRequestHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<WithdrawRoleRequestCommand, Result>
{
    public async Task<Result> Handle(WithdrawRoleRequestCommand request, CancellationToken cancellationToken)
    {
        var asked = await db.RoleRequests.Visible(caller.Actor).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken);
        if (asked is null) return Error.NotFound;
        if (asked.Version != request.Version) return Error.Stale;
        var person = await db.People.SingleAsync(p => p.Id == asked.PersonId, cancellationToken);
        return asked.Withdraw(person, caller.Actor, time.GetUtcNow());
    }
}
