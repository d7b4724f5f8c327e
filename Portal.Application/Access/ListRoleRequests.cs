using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Roles asked for that wait for a second administrator.</summary>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record ListRoleRequestsQuery : IQuery<IReadOnlyList<RoleRequestRow>>;

/// <summary>A role asked for.</summary>
/// <param name="Id">The request.</param>
/// <param name="Version">The version that commands carry.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where it would be held.</param>
/// <param name="Until">The last day; null without end.</param>
/// <param name="Reason">Why it is asked for.</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="IsMine">Whether the reader asked, and so may take it back but not decide.</param>
/// <param name="MayDecide">Whether the reader may decide.</param>
public sealed record RoleRequestRow(
    RoleRequestId Id, Guid Version, PersonId PersonId, LocalizedText Name, Role Role, LocalizedText Organisation, DateOnly? Until, string Reason, LocalizedText? By,
    DateTimeOffset At, bool IsMine, bool MayDecide);

internal static class RoleRequestQueries
{
    /// <summary>Requests at the organisations that an administrator keeps.</summary>
    public static IQueryable<RoleRequest> Visible(this IQueryable<RoleRequest> requests, Actor actor) =>
        actor.May(Permissions.Administration.ManageAllPeople) ? requests : requests.Where(r => r.OrganisationId == actor.OrganisationId);

    /// <summary>What waits, oldest first.</summary>
    public static async Task<IReadOnlyList<RoleRequestRow>> WaitingAsync(this IPortalDb db, Actor actor, PersonId? person, CancellationToken ct)
    {
        var waiting = await db.RoleRequests.AsNoTracking().Visible(actor).Where(r => r.IsWaiting == true && (person == null || r.PersonId == person))
            .OrderBy(r => r.RequestedAt)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { Request = r, p.Name })
            .Join(db.Organisations, x => x.Request.OrganisationId, o => o.Id, (x, o) => new { x.Request, x.Name, Organisation = o.Name })
            .LeftJoin(db.People, x => x.Request.RequestedBy, p => p.Id, (x, p) => new { x.Request, x.Name, x.Organisation, By = p == null ? null : p.Name })
            .ToListAsync(ct);
        return [.. waiting.Select(w => Row(w.Request, w.Name, w.Organisation, w.By, actor))];
    }

    private static RoleRequestRow Row(RoleRequest request, LocalizedText name, LocalizedText organisation, LocalizedText? by, Actor actor)
    {
        var isMine = request.RequestedBy == actor.Id;
        var mayDecide = !isMine && request.PersonId != actor.Id && actor.KeepsRole(request.Role, request.OrganisationId);
        return new(request.Id, request.Version, request.PersonId, name, request.Role, organisation, request.Until, request.Reason, by, request.RequestedAt, isMine, mayDecide);
    }
}

internal sealed class ListRoleRequestsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListRoleRequestsQuery, Result<IReadOnlyList<RoleRequestRow>>>
{
    public async Task<Result<IReadOnlyList<RoleRequestRow>>> Handle(ListRoleRequestsQuery request, CancellationToken cancellationToken) =>
        Result.Of(await db.WaitingAsync(caller.Actor, null, cancellationToken));
}
