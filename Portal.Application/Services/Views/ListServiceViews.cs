using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Views;

namespace Portal.Application.Services.Views;

/// <summary>The person's own views, then those that others share with the organisation; each by name.</summary>
[Requires(Permissions.Services.Read)]
public sealed record ListServiceViewsQuery : IQuery<IReadOnlyList<ServiceView>>;

/// <summary>A saved view of the list of services.</summary>
/// <param name="Id">The view.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Query">The query string of the list's address.</param>
/// <param name="IsShared">Everybody who acts for the organisation sees it.</param>
/// <param name="Owner">Whose it is; null where it is the reader's own.</param>
public sealed record ServiceView(SavedViewId Id, string Name, string Query, bool IsShared, LocalizedText? Owner);

internal sealed class ListServiceViewsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListServiceViewsQuery, Result<IReadOnlyList<ServiceView>>>
{
    // A menu, not a list: what more there is nobody would look through.
    private const int Most = 200;

    public async Task<Result<IReadOnlyList<ServiceView>>> Handle(ListServiceViewsQuery request, CancellationToken cancellationToken)
    {
        var (me, organisation) = (caller.Actor.Id, caller.Actor.OrganisationId);
        var views = await db.SavedViews.AsNoTracking()
            .Where(v => v.PersonId == me || (v.IsShared && v.OrganisationId == organisation))
            .OrderBy(v => v.PersonId != me).ThenBy(v => v.Name).ThenBy(v => v.Id).Take(Most)
            .Join(db.People, v => v.PersonId, p => p.Id, (v, p) => new { View = v, p.Name })
            .ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<ServiceView>>(
            [.. views.OrderBy(v => v.View.PersonId != me).ThenBy(v => v.View.Name, StringComparer.OrdinalIgnoreCase).Select(v => new ServiceView(v.View.Id, v.View.Name, v.View.Query, v.View.IsShared, v.View.PersonId == me ? null : v.Name))]);
    }
}
