namespace Portal.Domain.Evidence;

/// <summary>
/// What governance declares about the Internet Computer: who runs which node in which data centre. Declared and voted on, never certified by the nodes
/// themselves, and no proof of where anything stands.
/// </summary>
/// <param name="Subnets">The subnets.</param>
/// <param name="Nodes">The nodes, in a subnet or spare.</param>
/// <param name="Operators">Who answers for nodes at one data centre.</param>
/// <param name="DataCentres">The data centres.</param>
/// <param name="Providers">Who owns nodes.</param>
public sealed record NetworkRegistry(
    IReadOnlyList<RegistrySubnet> Subnets,
    IReadOnlyList<RegistryNode> Nodes,
    IReadOnlyList<RegistryOperator> Operators,
    IReadOnlyList<RegistryDataCentre> DataCentres,
    IReadOnlyList<RegistryProvider> Providers);

/// <summary>A subnet and its members.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Type">Its type, for example <c>application</c> or <c>system</c>.</param>
/// <param name="Members">Its nodes; each of them is in the registry.</param>
public sealed record RegistrySubnet(Principal Id, string Type, IReadOnlyList<Principal> Members);

/// <summary>A node.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Operator">Who answers for it; in the registry.</param>
/// <param name="Subnet">The subnet it is a member of; null for a spare one.</param>
public sealed record RegistryNode(Principal Id, Principal Operator, Principal? Subnet);

/// <summary>Who answers for nodes at one data centre.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Provider">Who owns the nodes; not each of them is listed by name.</param>
/// <param name="DataCentre">The data centre; in the registry.</param>
public sealed record RegistryOperator(Principal Id, Principal Provider, string DataCentre);

/// <summary>A data centre.</summary>
/// <param name="Id">Its short name, for example <c>zh5</c>.</param>
/// <param name="Owner">Who runs it.</param>
/// <param name="Region">Its region as declared: continent, country and place.</param>
/// <param name="Country">Its country, ISO 3166-1 alpha-2; null where the region is not in its form or names a country that does not exist.</param>
/// <param name="Place">Region or city; the whole region where it is not in its form.</param>
public sealed record RegistryDataCentre(string Id, string Owner, string Region, string? Country, string Place);

/// <summary>Who owns nodes.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Name">Its name.</param>
public sealed record RegistryProvider(Principal Id, string Name);
