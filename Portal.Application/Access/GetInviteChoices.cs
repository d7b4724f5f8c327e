using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Where an administrator may invite people, and with which roles.</summary>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record GetInviteChoicesQuery : IQuery<IReadOnlyList<OrganisationChoice>>;

internal sealed class GetInviteChoicesHandler(IPortalDb db, Caller caller) : IRequestHandler<GetInviteChoicesQuery, Result<IReadOnlyList<OrganisationChoice>>>
{
    public async Task<Result<IReadOnlyList<OrganisationChoice>>> Handle(GetInviteChoicesQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.Code).Select(o => new { o.Id, o.Name, o.Kind }).ToListAsync(cancellationToken);
        IReadOnlyList<OrganisationChoice> choices =
        [
            .. organisations.Where(o => actor.Keeps(o.Id))
                .Select(o => new OrganisationChoice(o.Id, o.Name, [.. Enum.GetValues<Role>().Where(r => RoleRules.MayBeHeldAt(r, o.Kind) && actor.KeepsRole(r, o.Id))]))
                .Where(c => c.Roles.Count > 0),
        ];
        return Result.Of(choices);
    }
}
