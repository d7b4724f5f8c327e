using Microsoft.Extensions.Localization;
using Portal.Domain.Evidence.Network;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Network;

/// <summary>How the parts of networks look in heads, lists and addresses.</summary>
internal static class NetworkLook
{
    private const int Group = 5;

    /// <summary>The first and the last group of a principal, which people know it by: <c>2fq7c…mqe</c>.</summary>
    public static string Short(string principal)
    {
        var (first, last) = (principal.IndexOf('-', StringComparison.Ordinal), principal.LastIndexOf('-'));
        return first != Group || last <= first ? principal : string.Concat(principal.AsSpan(0, first), "…", principal.AsSpan(last + 1));
    }

    /// <summary>A network's name as readers know it.</summary>
    public static string Name(IStringLocalizer<NetworkText> texts, string network) => network switch
    {
        NetworkName.Public => texts["Name.Public"],
        NetworkName.Demonstration => texts["Name.Demonstration"],
        _ => network,
    };

    /// <summary>Where a network's pages are.</summary>
    public static string At(string network, string rest = "") => rest.Length == 0 ? $"/network?network={Uri.EscapeDataString(network)}" : $"/network/{Uri.EscapeDataString(network)}/{rest}";

    /// <summary>From the list of networks to a page of one.</summary>
    public static IReadOnlyList<Crumb> Crumbs(IStringLocalizer<NetworkText> texts, string network, params Crumb[] below) =>
        [new(texts["Title"], "/network"), new(Name(texts, network), below.Length == 0 ? null : At(network)), .. below];

    /// <summary>A country by name; that it is unknown where there is none.</summary>
    public static string Country(IStringLocalizer<NetworkText> texts, CountryText countries, string? country) => country is null ? texts["Country.Unknown"] : countries[country];

    public static string Icon(NetworkImportState state) => state switch
    {
        NetworkImportState.Waiting => "clock",
        NetworkImportState.Applied => "check",
        _ => "x",
    };

    public static string Icon(InspectionResult result) => result switch
    {
        InspectionResult.Confirmed => "ok",
        InspectionResult.Partly => "und",
        _ => "fail",
    };

    /// <summary>The page of what a change is about; null where it has none, or is gone.</summary>
    public static string? Page(string network, NetworkChangeKind kind, string subject) => kind switch
    {
        NetworkChangeKind.SubnetRemoved or NetworkChangeKind.NodeRemoved or NetworkChangeKind.SiteRemoved or NetworkChangeKind.OperatorRemoved or NetworkChangeKind.ProviderRenamed => null,
        NetworkChangeKind.SubnetAdded or NetworkChangeKind.SubnetRetyped => At(network, $"subnets/{subject}"),
        NetworkChangeKind.OperatorAdded or NetworkChangeKind.OperatorProviderChanged or NetworkChangeKind.OperatorSiteChanged => At(network, $"nodes?operator={subject}"),
        NetworkChangeKind.SiteAdded or NetworkChangeKind.SiteOwnerChanged or NetworkChangeKind.SiteRegionChanged => At(network, $"sites/{subject}"),
        _ => At(network, $"nodes/{subject}"),
    };
}
