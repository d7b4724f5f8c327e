using System.Globalization;
using Portal.Domain.Compliance;

namespace Portal.Infrastructure.Reports;

/// <summary>The columns of exported results: one row for each service and obligation.</summary>
public static class ResultColumns
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TableColumn<ResultRow>> All { get; } =
    [
        new("code", r => r.Service.Code),
        new("name_en", r => r.Service.Name.En),
        new("name_ur", r => r.Service.Name.Ur),
        new("organisation_code", r => r.Service.OrganisationCode),
        new("organisation", r => r.Service.OrganisationName.En),
        new("state", r => r.Service.State.ToString()),
        new("data_class", r => r.Service.Class?.ToString()),
        new("obligation", r => r.Result.ObligationId),
        new("severity", r => ObligationCatalogue.Find(r.Result.ObligationId)?.Severity.ToString()),
        new("outcome", r => r.Result.Outcome.ToString()),
        new("reason", r => r.Result.Verdict.Reason),
        new("explanation_en", r => r.Words.En),
        new("explanation_ur", r => r.Words.Ur),
        new("waiver", r => r.Result.Waiver?.Code),
        new("waived_until", r => r.Result.Waiver?.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("policy_version", r => r.Service.PolicyNumber.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("evaluated", r => r.Service.EvaluatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
    ];
}
