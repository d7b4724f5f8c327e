using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Compliance;

/// <summary>The policy in force and how the registered services stand on each obligation.</summary>
public sealed partial class CompliancePage
{
    private IReadOnlyList<ObligationRow>? rows;
    private PolicyDetail? policy;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private CountryText Countries { get; set; } = default!;

    // What is in the register; drafts are nobody's results.
    private IReadOnlyList<DownloadLink> Files =>
    [
        new("/services/results.csv?state=Registered", "CSV", "results.csv"),
        new("/services/results.xlsx?state=Registered", O["Excel"], "results.xlsx"),
        new("/services/assessment-results.json?state=Registered", O["AssessmentResults"], "oscal-assessment-results.json"),
        .. policy is null ? [] : new DownloadLink[] { new($"/compliance/policies/{policy.Number.ToString(CultureInfo.InvariantCulture)}/catalog.json", O["CatalogFile"], "oscal-catalog.json") },
    ];

    protected override async Task OnInitializedAsync()
    {
        var found = await UseCases.SendAsync(new GetPolicyQuery());
        policy = found.IsSuccess ? found.Value : null;
        var listed = await UseCases.SendAsync(new ListObligationsQuery());
        rows = listed.IsSuccess ? listed.Value : [];
    }

    private string Status(ObligationRow row) => T[$"Status.{row.Status}"];

    private static OutcomeCounts CountsOf(ObligationRow row) => new(row.Counts.Pass, row.Counts.Waived, row.Counts.Undetermined, row.Counts.Fail, row.Counts.NotApplicable);
}
