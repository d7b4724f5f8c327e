using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Who is signed in, as the frame shows it.</summary>
[Requires(Permissions.Dashboards.Home)]
public sealed record GetMeQuery : IQuery<MeView>;

/// <summary>Who is signed in.</summary>
/// <param name="Name">Name in both languages.</param>
/// <param name="Role">First role at the organisation acted for; null without any.</param>
/// <param name="Organisation">Name of the organisation acted for.</param>
/// <param name="OrganisationCode">Its code.</param>
/// <param name="Permissions">What the person may do now.</param>
public sealed record MeView(LocalizedText Name, Role? Role, LocalizedText Organisation, string OrganisationCode, IReadOnlySet<string> Permissions);

internal sealed class GetMeHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<GetMeQuery, Result<MeView>>
{
    public async Task<Result<MeView>> Handle(GetMeQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == actor.Id, cancellationToken);
        if (person is null) return Error.NotFound;
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == actor.OrganisationId, cancellationToken);
        var roles = person.RolesAt(organisation.Id, time.TodayInPakistan());
        return new MeView(person.Name, roles.Count > 0 ? roles[0] : null, organisation.Name, organisation.Code, actor.Permissions);
    }
}
