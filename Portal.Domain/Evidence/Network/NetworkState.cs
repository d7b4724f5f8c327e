namespace Portal.Domain.Evidence.Network;

/// <summary>A subnet, as governance declares it.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Id">Its principal.</param>
/// <param name="Type">Its type, for example <c>application</c> or <c>system</c>.</param>
public sealed record NetworkSubnet(string Network, string Id, string Type);

/// <summary>A node, as governance declares it, with what follows from its operator and that one's site.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Id">Its principal.</param>
/// <param name="Subnet">The subnet it is a member of; null for a spare one.</param>
/// <param name="Operator">Who answers for it.</param>
/// <param name="Provider">Who owns it.</param>
/// <param name="SiteId">The data centre.</param>
/// <param name="Country">The country of the data centre, ISO 3166-1 alpha-2; null where the declaration names none that exists.</param>
public sealed record NetworkNode(string Network, string Id, string? Subnet, string Operator, string Provider, string SiteId, string? Country);

/// <summary>Who answers for nodes at one data centre.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Id">Its principal.</param>
/// <param name="Provider">Who owns the nodes.</param>
/// <param name="SiteId">The data centre.</param>
public sealed record NetworkOperator(string Network, string Id, string Provider, string SiteId);

/// <summary>Who owns nodes.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Id">Its principal.</param>
/// <param name="Name">Its name.</param>
public sealed record NetworkProvider(string Network, string Id, string Name);

/// <summary>A data centre, as governance declares it.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Id">Its short name, for example <c>zh5</c>.</param>
/// <param name="Owner">Who runs it.</param>
/// <param name="Region">The region as it was declared: continent, country and place.</param>
/// <param name="Country">The country, ISO 3166-1 alpha-2; null where the region names none that exists, which a reader has to be told.</param>
/// <param name="Place">Region or city; the whole region where it is not in its form.</param>
public sealed record NetworkSite(string Network, string Id, string Owner, string Region, string? Country, string Place)
{
    /// <summary>The most characters of a site's short name.</summary>
    public const int IdMaxLength = 60;

    /// <summary>Most characters of any other text of the registry.</summary>
    public const int TextMaxLength = 200;
}

/// <summary>One network at one moment: the rows of its tables.</summary>
/// <param name="Subnets">The subnets.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Operators">The operators.</param>
/// <param name="Providers">The providers that have a name.</param>
/// <param name="Sites">The data centres.</param>
public sealed record NetworkState(
    IReadOnlyList<NetworkSubnet> Subnets, IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkOperator> Operators, IReadOnlyList<NetworkProvider> Providers, IReadOnlyList<NetworkSite> Sites)
{
    /// <summary>Characters of a principal's text form, at most: 29 bytes and a checksum in base 32, in groups of five.</summary>
    public const int PrincipalMaxLength = 63;

    /// <summary>The rows of a registry.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="registry">What was declared; whole, as its reader makes sure.</param>
    public static NetworkState Of(string network, NetworkRegistry registry)
    {
        var sites = registry.DataCentres.ToDictionary(d => d.Id, d => new NetworkSite(network, d.Id, d.Owner, d.Region, d.Country, d.Place), StringComparer.Ordinal);
        var operators = registry.Operators.ToDictionary(o => o.Id, o => new NetworkOperator(network, o.Id.Text, o.Provider.Text, o.DataCentre));
        return new NetworkState(
            [.. registry.Subnets.Select(s => new NetworkSubnet(network, s.Id.Text, s.Type))],
            [.. registry.Nodes.Select(Row)],
            [.. operators.Values],
            [.. registry.Providers.Select(p => new NetworkProvider(network, p.Id.Text, p.Name))],
            [.. sites.Values]);

        NetworkNode Row(RegistryNode node)
        {
            var by = operators[node.Operator];
            return new NetworkNode(network, node.Id.Text, node.Subnet?.Text, by.Id, by.Provider, by.SiteId, sites[by.SiteId].Country);
        }
    }

    /// <summary>How much there is of each.</summary>
    public NetworkCounts Count() => new(
        Subnets.Count, Nodes.Count, Sites.Count, Operators.Count,
        Operators.Select(o => o.Provider).Distinct(StringComparer.Ordinal).Count(),
        Sites.Select(s => s.Country).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
        Sites.Count(s => s.Country is null));
}

/// <summary>How much of each a network has.</summary>
/// <param name="Subnets">Subnets.</param>
/// <param name="Nodes">Nodes, spare ones too.</param>
/// <param name="Sites">Data centres.</param>
/// <param name="Operators">Operators.</param>
/// <param name="Providers">Providers that operators act for.</param>
/// <param name="Countries">Countries in which there is a data centre.</param>
/// <param name="SitesWithoutCountry">Data centres whose declared region names no country that exists.</param>
public sealed record NetworkCounts(int Subnets, int Nodes, int Sites, int Operators, int Providers, int Countries, int SitesWithoutCountry);
