using System.Globalization;
using Portal.Application.Services.Relations;

namespace Portal.Infrastructure.Reports;

/// <summary>The columns of services that the loss of a site concerns.</summary>
public static class SiteLossColumns
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TableColumn<LossRow>> All { get; } =
    [
        new("code", r => r.Service.Code),
        new("name_en", r => r.Service.Name.En),
        new("name_ur", r => r.Service.Name.Ur),
        new("organisation", r => r.OrganisationName.En),
        new("effect", r => r.Effect.ToString()),
        new("lost", r => r.Lost.ToString()),
        new("because_of", r => string.Join(" > ", r.Path.Select(step => step.Code.Length > 0 ? step.Code : "?"))),
        new("data_class", r => r.Class?.ToString()),
        new("critical", r => r.IsCritical ? "true" : "false"),
        new("recovery_time_hours", r => r.RecoveryTimeHours?.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("recovery_point_hours", r => r.RecoveryPointHours?.ToString(CultureInfo.InvariantCulture), IsNumber: true),
    ];
}
