using System.Globalization;
using Portal.Domain.Common;

namespace Portal.Domain.Sandbox;

/// <summary>What is still missing. Field names are those of the filing form, so that each gap stands next to its field.</summary>
public static class SandboxCompleteness
{
    private const string Required = "Common.Required";

    /// <summary>What is missing before it can be filed.</summary>
    /// <param name="application">The application.</param>
    /// <param name="terms">The scheme's limits.</param>
    public static IReadOnlyList<FieldError> ForFiling(SandboxApplication application, SandboxTerms terms)
    {
        var (proposal, plan) = (application.Proposal, application.Plan);
        var gaps = new List<FieldError>();
        Need(gaps, nameof(proposal.Title), proposal.Title.En.Length + proposal.Title.Ur.Length > 0);
        Need(gaps, "Summary", proposal.SummaryEn.Length + proposal.SummaryUr.Length > 0);
        Need(gaps, nameof(proposal.DataClass), proposal.DataClass is not null);
        Need(gaps, nameof(proposal.LegalRelief), proposal.LegalRelief.Length > 0);
        Need(gaps, nameof(plan.TestDays), plan.TestDays is not null);
        if (plan.TestDays is { } days && (days < 1 || days > terms.MaxTestDays))
            gaps.Add(new(nameof(plan.TestDays), "Common.OutOfRange", 1, terms.MaxTestDays));
        if (application.Metrics.Count == 0) gaps.Add(new("Metrics", "Sandbox.NoMetrics"));
        for (var i = 0; i < application.Metrics.Count; i++)
        {
            var metric = application.Metrics[i];
            Need(gaps, FieldOf(i, nameof(metric.Name)), metric.Name.Length > 0);
            Need(gaps, FieldOf(i, nameof(metric.Unit)), metric.Unit.Length > 0);
            Need(gaps, FieldOf(i, nameof(metric.Baseline)), metric.Baseline is not null);
            Need(gaps, FieldOf(i, nameof(metric.Target)), metric.Target is not null);
            Need(gaps, FieldOf(i, nameof(metric.Method)), metric.Method.Length > 0);
            Need(gaps, FieldOf(i, nameof(metric.MeasureOn)), metric.MeasureOn is not null);
        }

        return gaps;
    }

    /// <summary>What is missing before the test can be approved or begin.</summary>
    /// <param name="application">The application.</param>
    /// <param name="terms">The scheme's limits.</param>
    public static IReadOnlyList<FieldError> ForTest(SandboxApplication application, SandboxTerms terms)
    {
        var (plan, safeguards) = (application.Plan, application.Safeguards);
        var gaps = new List<FieldError>(ForFiling(application, terms));
        Need(gaps, nameof(plan.MaxUsers), plan.MaxUsers is not null);
        Need(gaps, nameof(plan.MaxTransactions), plan.MaxTransactions is not null);
        Need(gaps, nameof(plan.MaxValueMillions), plan.MaxValueMillions is not null);
        Need(gaps, nameof(safeguards.ConsentText), safeguards.ConsentText.Length > 0);
        Need(gaps, nameof(safeguards.ComplaintsRoute), safeguards.ComplaintsRoute.Length > 0);
        Need(gaps, nameof(safeguards.ExitPlan), safeguards.ExitPlan.Length > 0);
        Need(gaps, nameof(safeguards.VirtualAssetsAuthorisation), !application.Proposal.VirtualAssets || safeguards.VirtualAssetsAuthorisation.Length > 0);
        return gaps;
    }

    /// <summary>The form's name of a metric's field.</summary>
    /// <param name="index">The metric's place in the list, from 0.</param>
    /// <param name="field">The property.</param>
    public static string FieldOf(int index, string field) => string.Create(CultureInfo.InvariantCulture, $"Metrics[{index}].{field}");

    private static void Need(List<FieldError> gaps, string field, bool given)
    {
        if (!given) gaps.Add(new(field, Required));
    }
}
