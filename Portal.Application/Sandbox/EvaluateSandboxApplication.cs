using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Scores an application and recommends.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Scores">A score with a reason for each criterion of the scheme.</param>
/// <param name="Recommendation">What is recommended.</param>
/// <param name="Reason">Why.</param>
/// <param name="NoConflict">The evaluator declares to have no interest in the case.</param>
[Requires(Permissions.Sandbox.Evaluate)]
public sealed record EvaluateSandboxApplicationCommand(
    SandboxApplicationId Id, Guid Version, IReadOnlyList<CriterionScore> Scores, SandboxRecommendation? Recommendation, string Reason, bool NoConflict) : ICommand;

internal sealed class EvaluateSandboxApplicationValidator : AbstractValidator<EvaluateSandboxApplicationCommand>
{
    public EvaluateSandboxApplicationValidator()
    {
        RuleForEach(c => c.Scores).ChildRules(score =>
        {
            score.RuleFor(s => s.Score).InclusiveBetween(CriterionScore.Min, CriterionScore.Max);
            score.RuleFor(s => s.Reason).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
            score.RuleFor(s => s.Reason).Text(CriterionScore.ReasonMaxLength);
        });
        RuleFor(c => c.Recommendation).NotNull().Choice();
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
        RuleFor(c => c.Reason).Text(SandboxApplication.ReasonMaxLength);
        RuleFor(c => c.NoConflict).Equal(true).WithErrorCode("Sandbox.ConflictNotDeclared");
    }
}

internal sealed class EvaluateSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<EvaluateSandboxApplicationCommand, Result>
{
    public async Task<Result> Handle(EvaluateSandboxApplicationCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var scheme = await db.SchemeOfAsync(found.Value, cancellationToken);
        return found.Value.Evaluate(caller.Actor, scheme.Criteria, request.Scores, request.Recommendation!.Value, request.Reason.Trim(), time.GetUtcNow());
    }
}
