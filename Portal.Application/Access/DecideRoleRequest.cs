using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Grants or refuses a role that another administrator asked for.</summary>
/// <param name="Id">The request.</param>
/// <param name="Version">The version the administrator saw.</param>
/// <param name="IsGranted">Whether it is granted.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record DecideRoleRequestCommand(RoleRequestId Id, Guid Version, bool IsGranted, string Reason) : ICommand, IReasonedAccess;

internal sealed class DecideRoleRequestValidator : ReasonedAccessValidator<DecideRoleRequestCommand>;

internal sealed class DecideRoleRequestHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<DecideRoleRequestCommand, Result>
{
    public async Task<Result> Handle(DecideRoleRequestCommand request, CancellationToken cancellationToken)
    {
        var (actor, now) = (caller.Actor, time.GetUtcNow());
        var asked = await db.RoleRequests.Visible(actor).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken);
        if (asked is null) return Error.NotFound;
        if (asked.Version != request.Version) return Error.Stale;
        if (!actor.KeepsRole(asked.Role, asked.OrganisationId)) return Error.Forbidden;
        var person = await db.People.SingleAsync(p => p.Id == asked.PersonId, cancellationToken);
        if (!request.IsGranted) return asked.Refuse(person, request.Reason.Trim(), actor, now);
        var organisation = await db.Organisations.SingleAsync(o => o.Id == asked.OrganisationId, cancellationToken);
        return asked.Grant(person, organisation, request.Reason.Trim(), actor, now);
    }
}
