using Microsoft.AspNetCore.Components;
using Portal.Application.Sandbox;
using Portal.Domain.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Sandbox;

/// <summary>Scores an application against its scheme's criteria.</summary>
public sealed partial class SandboxEvaluationPage
{
    private IReadOnlyList<FieldProblem> problems = [];
    private IReadOnlyList<ScoreForm> scores = [];
    private SandboxRecommendation? recommendation;
    private SandboxDetail? detail;
    private string? reason;
    private bool noConflict;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new GetSandboxApplicationQuery(new SandboxApplicationId(Id)));
        if (!found.IsSuccess || !found.Value.Allowed.Contains(SandboxAction.Evaluate))
        {
            Navigation.NotFound();
            return;
        }

        detail = found.Value;

        // Whoever scores again starts from the own former finding.
        var own = detail.Evaluations.FirstOrDefault(e => e.IsOwn);
        (recommendation, reason) = (own?.Recommendation, own?.Reason);
        scores = [.. detail.Scheme.Criteria.Select(c => own?.Scores.FirstOrDefault(s => s.Criterion == c.Key) is { } before
            ? new ScoreForm { Value = before.Score, Reason = before.Reason }
            : new ScoreForm())];
    }

    private Task SendAsync() => OnceAsync(async () =>
    {
        if (detail is null) return;
        var given = detail.Scheme.Criteria.Zip(scores, (c, s) => new CriterionScore(c.Key, s.Value, s.Reason?.Trim() ?? "")).ToList();
        var result = await UseCases.SendAsync(new EvaluateSandboxApplicationCommand(detail.Id, detail.Version, given, recommendation, reason ?? "", noConflict));
        if (result.Error is { } error) problems = Errors.Problems(error).OfEvaluation(T, [.. detail.Scheme.Criteria.Select(c => c.Name.In(PortalCulture.Language))]);
        else Navigation.NavigateTo($"/sandbox/{Id}");
    });

    private static string Of(int index, string field) => FormattableString.Invariant($"Scores[{index}].{field}");

    private sealed class ScoreForm
    {
        public int Value { get; set; }

        public string? Reason { get; set; }
    }
}
