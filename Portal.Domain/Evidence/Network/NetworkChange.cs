namespace Portal.Domain.Evidence.Network;

/// <summary>What differs between two imports of a network, in the order in which a reader should see it: what touches subnets first.</summary>
public enum NetworkChangeKind
{
    /// <summary>A subnet is new.</summary>
    SubnetAdded,

    /// <summary>A subnet is gone.</summary>
    SubnetRemoved,

    /// <summary>A subnet is of another type.</summary>
    SubnetRetyped,

    /// <summary>A node became a member of a subnet.</summary>
    NodeJoined,

    /// <summary>A node is no longer a member of a subnet.</summary>
    NodeLeft,

    /// <summary>A node went from one subnet to another.</summary>
    NodeMoved,

    /// <summary>A node stands in another country, as declared.</summary>
    NodeCountryChanged,

    /// <summary>A node stands at another site, as declared.</summary>
    NodeSiteChanged,

    /// <summary>Another provider owns a node: it changed hands.</summary>
    NodeProviderChanged,

    /// <summary>Another operator answers for a node.</summary>
    NodeOperatorChanged,

    /// <summary>A node is new.</summary>
    NodeAdded,

    /// <summary>A node is gone.</summary>
    NodeRemoved,

    /// <summary>An operator acts for another provider: what it runs changed hands.</summary>
    OperatorProviderChanged,

    /// <summary>An operator is at another site.</summary>
    OperatorSiteChanged,

    /// <summary>An operator is new.</summary>
    OperatorAdded,

    /// <summary>An operator is gone.</summary>
    OperatorRemoved,

    /// <summary>Another owner runs a site.</summary>
    SiteOwnerChanged,

    /// <summary>A site's region, or its country, is declared otherwise.</summary>
    SiteRegionChanged,

    /// <summary>A site is new.</summary>
    SiteAdded,

    /// <summary>A site is gone.</summary>
    SiteRemoved,

    /// <summary>A provider has another name.</summary>
    ProviderRenamed,
}

/// <summary>One difference.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The subnet, node, operator, site or provider.</param>
/// <param name="Subnet">The subnet that a node's change touches: where it is, or where it was last.</param>
/// <param name="From">What it was before; null for nothing.</param>
/// <param name="To">What it is now; null for nothing.</param>
public sealed record NetworkDifference(NetworkChangeKind Kind, string Subject, string? Subnet, string? From, string? To);

/// <summary>A difference as an import keeps it.</summary>
/// <param name="ImportId">The import that brought it.</param>
/// <param name="Number">Its place in the import, from 1.</param>
/// <param name="Network">Name of the network.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The subnet, node, operator, site or provider.</param>
/// <param name="Subnet">The subnet that a node's change touches.</param>
/// <param name="From">What it was before.</param>
/// <param name="To">What it is now.</param>
public sealed record NetworkChange(NetworkImportId ImportId, int Number, string Network, NetworkChangeKind Kind, string Subject, string? Subnet, string? From, string? To);
