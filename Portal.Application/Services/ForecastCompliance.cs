using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Documents;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>What a filing of the own organisation would be evaluated to if it were registered today as it is described.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Candidate">A placement being entered, to be judged on its own; null to evaluate the filing as saved.</param>
[Requires(Permissions.Services.Register)]
public sealed record ForecastComplianceQuery(ServiceId Id, Placement? Candidate = null) : IQuery<ComplianceForecast>;

/// <summary>A forecast.</summary>
/// <param name="PolicyNumber">The policy version applied; 0 before the first one takes effect.</param>
/// <param name="Results">Verdicts, what needs action first. For a candidate placement only those that it fails.</param>
public sealed record ComplianceForecast(int PolicyNumber, IReadOnlyList<ObligationResult> Results)
{
    /// <summary>The row, from 0, that is to blame where a verdict rests on one row of a table; by obligation.</summary>
    public IReadOnlyDictionary<string, int> Rows { get; init; } = new Dictionary<string, int>();

    /// <summary>How sovereign the service would be; null before the first policy takes effect.</summary>
    public SovereigntyStanding? Sovereignty { get; init; }
}

internal sealed class ForecastComplianceValidator : AbstractValidator<ForecastComplianceQuery>
{
    public ForecastComplianceValidator() => RuleFor(q => q.Candidate!).SetValidator(new PlacementValidator()).When(q => q.Candidate is not null);
}

internal sealed class ForecastComplianceHandler(IPortalDb db, Caller caller, CurrentPolicy policy)
    : IRequestHandler<ForecastComplianceQuery, Result<ComplianceForecast>>
{
    public async Task<Result<ComplianceForecast>> Handle(ForecastComplianceQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == request.Id && s.OrganisationId == caller.Actor.OrganisationId, cancellationToken);
        if (service is null) return Error.NotFound;
        if (await policy.EvaluatorAsync(cancellationToken) is not { } evaluator) return new ComplianceForecast(0, []);
        var facts = ServiceFacts.Of(service.Filing, await db.BackingAsync(service.Id, cancellationToken), policy.Today);
        var results = request.Candidate is { } candidate
            ? evaluator.Evaluate(facts with { Placements = [candidate] }).Where(BlamesPlacement)
            : evaluator.Evaluate(facts);
        var forecast = results.ByUrgency();
        return new ComplianceForecast(evaluator.PolicyNumber, forecast)
        {
            Rows = Rows(forecast, facts, (await policy.FindAsync(cancellationToken))!.Parameters),
            Sovereignty = await SovereigntyStanding.OfAsync(service.Filing, policy, cancellationToken),
        };
    }

    private static Dictionary<string, int> Rows(IReadOnlyList<ObligationResult> results, ServiceFacts facts, PolicyParameters parameters)
    {
        var rows = new Dictionary<string, int>();
        foreach (var (id, verdict) in results.Where(r => r.Outcome is Outcome.Fail or Outcome.Undetermined))
        {
            if (Remedies.For(id, verdict.Reason)?.Row(ObligationCatalogue.Find(id)!, verdict, facts, parameters) is { } row) rows[id] = row;
        }

        return rows;
    }

    private static bool BlamesPlacement(ObligationResult result) => result.Verdict is { Outcome: Outcome.Fail, Role: not null };
}
