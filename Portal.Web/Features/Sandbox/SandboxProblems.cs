using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Sandbox;

/// <summary>Names the field in each problem of a long form: "enter an answer" alone does not say where.</summary>
public static partial class SandboxProblems
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["Title"] = "Field.TitleEn",
        ["Summary"] = "Field.SummaryEn",
        ["MeasureOn"] = "Metric.MeasureOn.Label",
        ["Recommendation"] = "Evaluate.Recommendation",
        ["Reason"] = "Evaluate.Reason",
        ["Metrics"] = "",
        ["NoConflict"] = "",
    };

    /// <summary>Problems of the filing form.</summary>
    public static IReadOnlyList<FieldProblem> OfFiling(this IEnumerable<FieldProblem> problems, IStringLocalizer<SandboxText> texts) =>
        [.. problems.Select(p => Row().Match(p.Field) is { Success: true } row
            ? Named(p, texts, $"{texts["Metric.Number", Numbers.Count(Place(row) + 1)]}{Comma}{Label(texts, row.Groups["field"].Value, "Metric.")}")
            : Named(p, texts, Label(texts, p.Field, "Field.")))];

    /// <summary>Problems of an evaluation, under the names of its criteria.</summary>
    public static IReadOnlyList<FieldProblem> OfEvaluation(this IEnumerable<FieldProblem> problems, IStringLocalizer<SandboxText> texts, IReadOnlyList<string> criteria) =>
        [.. problems.Select(p => Named(p, texts, Row().Match(p.Field) is { Success: true } row && Place(row) < criteria.Count ? criteria[Place(row)] : Label(texts, p.Field, "Field.")))];

    private static string Comma => PortalCulture.IsUrdu ? "، " : ", ";

    private static FieldProblem Named(FieldProblem problem, IStringLocalizer<SandboxText> texts, string label) =>
        label.Length == 0 ? problem : problem with { Message = texts["Problem", label, problem.Message] };

    private static string Label(IStringLocalizer<SandboxText> texts, string field, string family)
    {
        if (Labels.TryGetValue(field, out var key)) return key.Length == 0 ? "" : texts[key];
        var found = texts[family + field];
        return found.ResourceNotFound ? "" : found.Value;
    }

    private static int Place(Match row) => int.Parse(row.Groups["place"].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\w+\[(?<place>\d{1,4})\]\.(?<field>\w+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
