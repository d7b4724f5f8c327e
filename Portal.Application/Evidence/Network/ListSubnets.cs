using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>The subnets of a network, each with how widely its nodes are spread.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Page">Which part; sorts are <c>nodes</c> (default, most first), <c>type</c>, <c>operators</c>, <c>providers</c>, <c>sites</c>, <c>countries</c>.</param>
[Requires(Permissions.Network.Read)]
public sealed record ListSubnetsQuery(string Network, PageRequest Page) : IQuery<Page<SubnetRow>>;

/// <summary>A subnet in a list.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nodes">Its nodes: so many copies there are of everything on it.</param>
/// <param name="Operators">Operators among them.</param>
/// <param name="Providers">Providers among them.</param>
/// <param name="Sites">Data centres.</param>
/// <param name="Countries">Countries that are known.</param>
/// <param name="WithoutCountry">Nodes of which no country is known.</param>
public sealed record SubnetRow(string Id, string Type, int Nodes, int Operators, int Providers, int Sites, int Countries, int WithoutCountry)
{
    /// <summary>How many nodes may fail.</summary>
    public int FaultMargin => Concentration.MarginOf(Nodes);
}

internal sealed class ListSubnetsHandler(IPortalDb db) : IRequestHandler<ListSubnetsQuery, Result<Page<SubnetRow>>>
{
    public async Task<Result<Page<SubnetRow>>> Handle(ListSubnetsQuery request, CancellationToken cancellationToken)
    {
        var page = request.Page.Bounded;
        var spread = await db.NetworkNodes.Where(n => n.Network == request.Network && n.Subnet != null).GroupBy(n => n.Subnet!).Select(g => new
        {
            Id = g.Key,
            Nodes = g.Count(),
            Operators = g.Select(n => n.Operator).Distinct().Count(),
            Providers = g.Select(n => n.Provider).Distinct().Count(),
            Sites = g.Select(n => n.SiteId).Distinct().Count(),
            Countries = g.Select(n => n.Country).Distinct().Count(),
            WithoutCountry = g.Count(n => n.Country == null),
        }).ToDictionaryAsync(g => g.Id, StringComparer.Ordinal, cancellationToken);
        var subnets = await db.NetworkSubnets.AsNoTracking().Where(s => s.Network == request.Network).ToListAsync(cancellationToken);
        var rows = subnets.ConvertAll(s => spread.GetValueOrDefault(s.Id) is { } of
            ? new SubnetRow(s.Id, s.Type, of.Nodes, of.Operators, of.Providers, of.Sites, of.Countries, of.WithoutCountry)
            : new SubnetRow(s.Id, s.Type, 0, 0, 0, 0, 0, 0));
        return new Page<SubnetRow>([.. Sorted(rows, page).ThenBy(s => s.Id, StringComparer.Ordinal).Skip(page.Skip).Take(page.Take)], rows.Count);
    }

    // There are dozens of subnets, never thousands: they are sorted here.
    private static IOrderedEnumerable<SubnetRow> Sorted(List<SubnetRow> rows, PageRequest page)
    {
        if (page.Sort == "type") return page.Descending ? rows.OrderByDescending(s => s.Type, StringComparer.Ordinal) : rows.OrderBy(s => s.Type, StringComparer.Ordinal);
        Func<SubnetRow, int> key = page.Sort switch
        {
            "operators" => s => s.Operators,
            "providers" => s => s.Providers,
            "sites" => s => s.Sites,
            "countries" => s => s.Countries,
            _ => s => s.Nodes,
        };
        return page.Descending || page.Sort is null ? rows.OrderByDescending(key) : rows.OrderBy(key);
    }
}
