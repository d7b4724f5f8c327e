using System.Globalization;
using Portal.Application.Evidence.Network;

namespace Portal.Infrastructure.Reports;

/// <summary>The columns of what is declared of networks.</summary>
public static class NetworkColumns
{
    /// <summary>Of nodes.</summary>
    public static IReadOnlyList<TableColumn<NodeRow>> Nodes { get; } =
    [
        new("node", r => r.Id),
        new("subnet", r => r.Subnet),
        new("operator", r => r.Operator),
        new("provider", r => r.Provider),
        new("provider_name", r => r.ProviderName),
        new("site", r => r.SiteId),
        new("site_owner", r => r.SiteOwner),
        new("country", r => r.Country),
        new("place", r => r.Place),
    ];

    /// <summary>Of changes.</summary>
    public static IReadOnlyList<TableColumn<NetworkChangeRow>> Changes { get; } =
    [
        new("import", r => r.Import?.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("applied_at", r => r.At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new("change", r => r.Kind.ToString()),
        new("subject", r => r.Subject),
        new("subnet", r => r.Subnet),
        new("from", r => r.From),
        new("to", r => r.To),
    ];
}
