using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>Nodes of a network.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">Which part; sorts are <c>id</c> (default), <c>country</c>, <c>site</c>, <c>provider</c>, <c>subnet</c>.</param>
[Requires(Permissions.Network.Read)]
public sealed record ListNodesQuery(NodeFilter Filter, PageRequest Page) : IQuery<Page<NodeRow>>;

internal sealed class ListNodesHandler(IPortalDb db) : IRequestHandler<ListNodesQuery, Result<Page<NodeRow>>>
{
    public async Task<Result<Page<NodeRow>>> Handle(ListNodesQuery request, CancellationToken cancellationToken)
    {
        var page = request.Page.Bounded;
        var found = request.Filter.Apply(db);
        var ids = await Sorted(found, page).ThenBy(n => n.Id).Skip(page.Skip).Take(page.Take).Select(n => n.Id).ToListAsync(cancellationToken);
        var rows = await NodeRow.Of(db.NetworkNodes.Where(n => n.Network == request.Filter.Network && ids.Contains(n.Id)), db).ToDictionaryAsync(n => n.Id, StringComparer.Ordinal, cancellationToken);
        return new Page<NodeRow>([.. ids.Select(id => rows[id])], await found.CountAsync(cancellationToken));
    }

    private static IOrderedQueryable<NetworkNode> Sorted(IQueryable<NetworkNode> nodes, PageRequest page) => (page.Sort, page.Descending) switch
    {
        ("country", false) => nodes.OrderBy(n => n.Country),
        ("country", true) => nodes.OrderByDescending(n => n.Country),
        ("site", false) => nodes.OrderBy(n => n.SiteId),
        ("site", true) => nodes.OrderByDescending(n => n.SiteId),
        ("provider", false) => nodes.OrderBy(n => n.Provider),
        ("provider", true) => nodes.OrderByDescending(n => n.Provider),
        ("subnet", false) => nodes.OrderBy(n => n.Subnet),
        ("subnet", true) => nodes.OrderByDescending(n => n.Subnet),
        (_, true) => nodes.OrderByDescending(n => n.Id),
        _ => nodes.OrderBy(n => n.Id),
    };
}
