using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;

namespace Portal.Domain.Sandbox;

/// <summary>One step of an application's history.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Action">What was done.</param>
/// <param name="State">Where the application stood afterwards.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why, or what was asked; empty where nothing is said.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Snapshot">What it was done to, in canonical JSON; the ledger keeps its hash.</param>
public sealed record SandboxStep(Guid Id, SandboxAction Action, SandboxState State, PersonId By, string Reason, DateTimeOffset At, string Snapshot);

/// <summary>One criterion's score.</summary>
/// <param name="Criterion">Key of the <see cref="SandboxCriterion"/>.</param>
/// <param name="Score">1 (not at all) to 5 (fully).</param>
/// <param name="Reason">Why.</param>
public sealed record CriterionScore(string Criterion, int Score, string Reason)
{
    /// <summary>The lowest score.</summary>
    public const int Min = 1;

    /// <summary>The highest score.</summary>
    public const int Max = 5;

    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 1000;
}

/// <summary>What one evaluator found. Evaluators score apart from each other; an evaluator's second finding replaces the first.</summary>
/// <param name="Id">Its key.</param>
/// <param name="By">The evaluator.</param>
/// <param name="Scores">One score for each criterion of the scheme.</param>
/// <param name="Recommendation">What is recommended.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, in UTC.</param>
public sealed record SandboxEvaluation(
    Guid Id, PersonId By, IReadOnlyList<CriterionScore> Scores, SandboxRecommendation Recommendation, string Reason, DateTimeOffset At)
{
    /// <summary>The weighted mean of the scores, 1 to 5.</summary>
    /// <param name="criteria">The scheme's criteria.</param>
    public double Total(IReadOnlyList<SandboxCriterion> criteria)
    {
        var weights = criteria.ToDictionary(c => c.Key, c => c.Weight);
        var sum = Scores.Sum(s => weights.GetValueOrDefault(s.Criterion));
        return sum == 0 ? 0 : (double)Scores.Sum(s => s.Score * weights.GetValueOrDefault(s.Criterion)) / sum;
    }
}

/// <summary>One line of a clock's ledger, with the clock it belongs to.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Move">What happened to it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record SandboxClockMark(Guid Id, SandboxClock Clock, ClockMove Move, DateTimeOffset At);
