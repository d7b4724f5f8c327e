using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>The data centres of a network, and which of them anybody has seen.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">Which part; sorts are <c>nodes</c> (default, most first), <c>id</c>, <c>country</c>, <c>inspected</c>.</param>
[Requires(Permissions.Network.Read)]
public sealed record ListNetworkSitesQuery(SiteFilter Filter, PageRequest Page) : IQuery<Page<NetworkSiteRow>>;

/// <summary>Which sites of a list are wanted.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Country">The country, or <see cref="NodeFilter.NoCountry"/>; null for any.</param>
/// <param name="NeverInspected">Only those that nobody has seen.</param>
public sealed record SiteFilter(string Network, string? Country = null, bool NeverInspected = false);

/// <summary>A site in a list.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Owner">Who runs it.</param>
/// <param name="Country">Its country; null where none is known.</param>
/// <param name="Place">Region or city.</param>
/// <param name="Nodes">Nodes declared there.</param>
/// <param name="InspectedOn">The day of its last inspection.</param>
public sealed record NetworkSiteRow(string Id, string Owner, string? Country, string Place, int Nodes, DateOnly? InspectedOn);

internal sealed class ListNetworkSitesHandler(IPortalDb db) : IRequestHandler<ListNetworkSitesQuery, Result<Page<NetworkSiteRow>>>
{
    public async Task<Result<Page<NetworkSiteRow>>> Handle(ListNetworkSitesQuery request, CancellationToken cancellationToken)
    {
        var (network, country, neverInspected) = request.Filter;
        var page = request.Page.Bounded;
        if (!await db.NetworkImports.AnyAsync(i => i.Network == network && i.Number != null, cancellationToken)) return Error.NotFound;
        var sites = db.NetworkSites.AsNoTracking().Where(s => s.Network == network);
        if (country == NodeFilter.NoCountry) sites = sites.Where(s => s.Country == null);
        else if (country is { Length: > 0 }) sites = sites.Where(s => s.Country == country);
        var standing = db.SiteInspections.Where(i => i.Network == network && i.CorrectedBy == null);
        if (neverInspected) sites = sites.Where(s => !standing.Any(i => i.SiteId == s.Id));
        var nodes = await db.NetworkNodes.Where(n => n.Network == network).GroupBy(n => n.SiteId).Select(g => new { Id = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Id, g => g.Count, StringComparer.Ordinal, cancellationToken);
        var seen = await standing.GroupBy(i => i.SiteId).Select(g => new { Id = g.Key, On = g.Max(i => i.Seen.On) })
            .ToDictionaryAsync(g => g.Id, g => g.On, StringComparer.Ordinal, cancellationToken);
        var rows = (await sites.ToListAsync(cancellationToken)).ConvertAll(s => new NetworkSiteRow(
            s.Id, s.Owner, s.Country, s.Place, nodes.GetValueOrDefault(s.Id), seen.TryGetValue(s.Id, out var day) ? day : null));
        return new Page<NetworkSiteRow>([.. Sorted(rows, page).ThenBy(s => s.Id, StringComparer.Ordinal).Skip(page.Skip).Take(page.Take)], rows.Count);
    }

    // There are hundreds of sites, never many thousands: they are counted in one question and sorted here.
    private static IOrderedEnumerable<NetworkSiteRow> Sorted(List<NetworkSiteRow> rows, PageRequest page) => (page.Sort, page.Descending) switch
    {
        ("id", false) => rows.OrderBy(r => r.Id, StringComparer.Ordinal),
        ("id", true) => rows.OrderByDescending(r => r.Id, StringComparer.Ordinal),
        ("country", false) => rows.OrderBy(r => r.Country, StringComparer.Ordinal),
        ("country", true) => rows.OrderByDescending(r => r.Country, StringComparer.Ordinal),
        ("inspected", false) => rows.OrderBy(r => r.InspectedOn),
        ("inspected", true) => rows.OrderByDescending(r => r.InspectedOn),
        ("nodes", false) => rows.OrderBy(r => r.Nodes),
        _ => rows.OrderByDescending(r => r.Nodes),
    };
}
