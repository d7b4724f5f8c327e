using System.Globalization;
using Portal.Application.Services;

namespace Portal.Infrastructure.Reports;

/// <summary>The columns of exported services.</summary>
public static class ServiceColumns
{
    private static readonly TableColumn<ServiceRow>[] Always =
    [
        new("code", r => r.Code),
        new("name_en", r => r.Name.En),
        new("name_ur", r => r.Name.Ur),
    ];

    /// <summary>The columns of a file.</summary>
    /// <param name="chosen">What the list shows; null for everything.</param>
    public static IReadOnlyList<TableColumn<ServiceRow>> Of(IReadOnlyList<ServiceColumn>? chosen) => [.. Always, .. (chosen ?? Enum.GetValues<ServiceColumn>()).SelectMany(Of)];

    private static TableColumn<ServiceRow>[] Of(ServiceColumn column) => column switch
    {
        ServiceColumn.Organisation => [new("organisation_code", r => r.OrganisationCode), new("organisation", r => r.OrganisationName.En)],
        ServiceColumn.Region => [new("region", r => r.Region.ToString())],
        ServiceColumn.Class => [new("data_class", r => r.Class?.ToString())],
        ServiceColumn.State => [new("state", r => r.State.ToString())],
        ServiceColumn.Outcome =>
        [
            new("outcome", r => r.Overall?.ToString()),
            new("not_met", r => r.Fails.ToString(CultureInfo.InvariantCulture), IsNumber: true),
            new("waived", r => r.Waived.ToString(CultureInfo.InvariantCulture), IsNumber: true),
            new("undetermined", r => r.Undetermined.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        ],
        ServiceColumn.Countries => [new("countries", r => r.Countries)],
        ServiceColumn.Changed => [new("changed", r => r.Changed.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))],
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
