using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Takes a role away; the person's next action is judged without it.</summary>
/// <param name="Id">The person.</param>
/// <param name="Version">The version the administrator saw.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record TakeRoleAwayCommand(PersonId Id, Guid Version, Guid Grant, string Reason) : ICommand, IReasonedAccess;

internal sealed class TakeRoleAwayValidator : ReasonedAccessValidator<TakeRoleAwayCommand>;

internal sealed class TakeRoleAwayHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<TakeRoleAwayCommand, Result>
{
    public async Task<Result> Handle(TakeRoleAwayCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindPersonAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        if (found.Value.Grants.FirstOrDefault(g => g.Id == request.Grant) is not { } grant || !caller.Actor.Keeps(grant.OrganisationId)) return Error.NotFound;
        if (!caller.Actor.KeepsRole(grant.Role, grant.OrganisationId)) return Error.Forbidden;
        return found.Value.TakeAway(grant.Id, request.Reason.Trim(), caller.Actor, time.GetUtcNow());
    }
}
