namespace Portal.Domain.Evidence.Network;

/// <summary>Finds what differs between two states of a network. A state compared with itself differs in nothing.</summary>
public static class NetworkComparison
{
    /// <summary>The differences, by kind and then by subject.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="after">The state after.</param>
    public static IReadOnlyList<NetworkDifference> Between(NetworkState before, NetworkState after) =>
    [
        .. Subnets(before, after).Concat(Nodes(before, after)).Concat(Operators(before, after)).Concat(Sites(before, after)).Concat(Providers(before, after))
            .OrderBy(d => d.Kind).ThenBy(d => d.Subnet, StringComparer.Ordinal).ThenBy(d => d.Subject, StringComparer.Ordinal),
    ];

    private static IEnumerable<NetworkDifference> Subnets(NetworkState before, NetworkState after)
    {
        foreach (var (id, was, now) in Pairs(before.Subnets, after.Subnets, s => s.Id))
        {
            if (was is null) yield return new(NetworkChangeKind.SubnetAdded, id, id, null, now!.Type);
            else if (now is null) yield return new(NetworkChangeKind.SubnetRemoved, id, id, was.Type, null);
            else if (was.Type != now.Type) yield return new(NetworkChangeKind.SubnetRetyped, id, id, was.Type, now.Type);
        }
    }

    private static IEnumerable<NetworkDifference> Nodes(NetworkState before, NetworkState after)
    {
        foreach (var (id, was, now) in Pairs(before.Nodes, after.Nodes, n => n.Id))
        {
            if (was == now) continue;
            var subnet = now?.Subnet ?? was?.Subnet;
            if (was is null) yield return new(NetworkChangeKind.NodeAdded, id, subnet, null, now!.SiteId);
            else if (now is null) yield return new(NetworkChangeKind.NodeRemoved, id, subnet, was.SiteId, null);
            if (Membership(id, was?.Subnet, now?.Subnet) is { } moved) yield return moved;
            if (was is null || now is null) continue;
            if (was.Operator != now.Operator) yield return new(NetworkChangeKind.NodeOperatorChanged, id, subnet, was.Operator, now.Operator);
            if (was.Provider != now.Provider) yield return new(NetworkChangeKind.NodeProviderChanged, id, subnet, was.Provider, now.Provider);
            if (was.SiteId != now.SiteId) yield return new(NetworkChangeKind.NodeSiteChanged, id, subnet, was.SiteId, now.SiteId);
            if (was.Country != now.Country) yield return new(NetworkChangeKind.NodeCountryChanged, id, subnet, was.Country, now.Country);
        }
    }

    private static NetworkDifference? Membership(string id, string? was, string? now) => (was, now) switch
    {
        (null, null) => null,
        (null, _) => new(NetworkChangeKind.NodeJoined, id, now, null, now),
        (_, null) => new(NetworkChangeKind.NodeLeft, id, was, was, null),
        _ when was == now => null,
        _ => new(NetworkChangeKind.NodeMoved, id, now, was, now),
    };

    private static IEnumerable<NetworkDifference> Operators(NetworkState before, NetworkState after)
    {
        foreach (var (id, was, now) in Pairs(before.Operators, after.Operators, o => o.Id))
        {
            if (was is null) yield return new(NetworkChangeKind.OperatorAdded, id, null, null, now!.Provider);
            else if (now is null) yield return new(NetworkChangeKind.OperatorRemoved, id, null, was.Provider, null);
            else
            {
                if (was.Provider != now.Provider) yield return new(NetworkChangeKind.OperatorProviderChanged, id, null, was.Provider, now.Provider);
                if (was.SiteId != now.SiteId) yield return new(NetworkChangeKind.OperatorSiteChanged, id, null, was.SiteId, now.SiteId);
            }
        }
    }

    private static IEnumerable<NetworkDifference> Sites(NetworkState before, NetworkState after)
    {
        foreach (var (id, was, now) in Pairs(before.Sites, after.Sites, s => s.Id))
        {
            if (was is null) yield return new(NetworkChangeKind.SiteAdded, id, null, null, now!.Region);
            else if (now is null) yield return new(NetworkChangeKind.SiteRemoved, id, null, was.Region, null);
            else
            {
                if (was.Owner != now.Owner) yield return new(NetworkChangeKind.SiteOwnerChanged, id, null, was.Owner, now.Owner);
                if (was.Region != now.Region) yield return new(NetworkChangeKind.SiteRegionChanged, id, null, was.Region, now.Region);
            }
        }
    }

    // A provider without a name is one that governance never gave one: coming and going shows in operators.
    private static IEnumerable<NetworkDifference> Providers(NetworkState before, NetworkState after)
    {
        foreach (var (id, was, now) in Pairs(before.Providers, after.Providers, p => p.Id))
        {
            if (was?.Name != now?.Name) yield return new(NetworkChangeKind.ProviderRenamed, id, null, was?.Name, now?.Name);
        }
    }

    private static IEnumerable<(string Id, T? Was, T? Now)> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id)
        where T : class
    {
        var was = before.ToDictionary(id, StringComparer.Ordinal);
        var now = after.ToDictionary(id, StringComparer.Ordinal);
        return was.Keys.Union(now.Keys, StringComparer.Ordinal).Select(key => (key, was.GetValueOrDefault(key), now.GetValueOrDefault(key)));
    }
}
