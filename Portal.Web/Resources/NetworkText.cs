namespace Portal.Web.Resources;

/// <summary>Texts of the network's pages. Keys <c>Type.*</c> are the registry's own names for types of subnets.</summary>
[DynamicKeys(@"^Type\.\w+$")]
public sealed class NetworkText;
