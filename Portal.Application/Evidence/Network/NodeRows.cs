using Portal.Application.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>Which nodes of a list are wanted; what is left open is not narrowed.</summary>
/// <param name="Network">Name of the network.</param>
public sealed record NodeFilter(string Network)
{
    /// <summary>The most characters of a text to look for.</summary>
    public const int TextMaxLength = 80;

    /// <summary>The value of <see cref="Country"/> for nodes without one.</summary>
    public const string NoCountry = "?";

    /// <summary>Beginning of a principal, or part of a provider's or owner's name.</summary>
    public string? Text { get; init; }

    /// <summary>The country, ISO 3166-1 alpha-2, or <see cref="NoCountry"/>.</summary>
    public string? Country { get; init; }

    /// <summary>The operator.</summary>
    public string? Operator { get; init; }

    /// <summary>The provider.</summary>
    public string? Provider { get; init; }

    /// <summary>The subnet.</summary>
    public string? Subnet { get; init; }

    /// <summary>The site.</summary>
    public string? Site { get; init; }

    /// <summary>Only nodes in no subnet.</summary>
    public bool SpareOnly { get; init; }

    internal IQueryable<NetworkNode> Apply(IPortalDb db)
    {
        var nodes = db.NetworkNodes.Where(n => n.Network == Network);
        if (Country == NoCountry) nodes = nodes.Where(n => n.Country == null);
        else if (Country is { Length: > 0 } country) nodes = nodes.Where(n => n.Country == country);
        if (Operator is { Length: > 0 } by) nodes = nodes.Where(n => n.Operator == by);
        if (Provider is { Length: > 0 } provider) nodes = nodes.Where(n => n.Provider == provider);
        if (Subnet is { Length: > 0 } subnet) nodes = nodes.Where(n => n.Subnet == subnet);
        if (Site is { Length: > 0 } site) nodes = nodes.Where(n => n.SiteId == site);
        if (SpareOnly) nodes = nodes.Where(n => n.Subnet == null);
        return Text?.Trim() is { Length: > 0 and <= TextMaxLength } text ? Named(nodes, db, text.ToLowerInvariant()) : nodes;
    }

    // Becomes SQL's lower(); the culture of this process has no part in it.
#pragma warning disable CA1304, CA1311, CA1862
    private static IQueryable<NetworkNode> Named(IQueryable<NetworkNode> nodes, IPortalDb db, string lower) => nodes.Where(n => n.Id.StartsWith(lower) || n.SiteId.ToLower() == lower
        || n.Operator.StartsWith(lower) || db.NetworkProviders.Any(p => p.Network == n.Network && p.Id == n.Provider && p.Name.ToLower().Contains(lower)));
#pragma warning restore CA1304, CA1311, CA1862
}

/// <summary>A node in a list.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Subnet">Its subnet; null for a spare one.</param>
/// <param name="Operator">Its operator.</param>
/// <param name="Provider">Its provider.</param>
/// <param name="ProviderName">The provider's name; null where governance gives none.</param>
/// <param name="SiteId">Its site.</param>
/// <param name="SiteOwner">Who runs the site.</param>
/// <param name="Country">Its country; null where none is known.</param>
/// <param name="Place">Region or city of the site.</param>
public sealed record NodeRow(
    string Id, string? Subnet, string Operator, string Provider, string? ProviderName, string SiteId, string SiteOwner, string? Country, string Place)
{
    internal static IQueryable<NodeRow> Of(IQueryable<NetworkNode> nodes, IPortalDb db) =>
        from n in nodes
        join s in db.NetworkSites on new { n.Network, Id = n.SiteId } equals new { s.Network, s.Id }
        join p in db.NetworkProviders on new { n.Network, Id = n.Provider } equals new { p.Network, p.Id } into named
        from p in named.DefaultIfEmpty()
        orderby n.Id
        select new NodeRow(n.Id, n.Subnet, n.Operator, n.Provider, p.Name, n.SiteId, s.Owner, n.Country, s.Place);
}
