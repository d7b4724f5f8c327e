using Portal.Domain.Compliance.Sheets;

namespace Portal.Domain.Compliance;

/// <summary>Applies a policy version to services. Holds nothing per service; one evaluator serves a whole population.</summary>
/// <param name="policy">The policy version.</param>
public sealed class ComplianceEvaluator(PolicyVersion policy)
{
    private readonly Obligation[] _obligations = [.. policy.Obligations];
    private readonly PolicyParameters _parameters = policy.Parameters;

    /// <summary>The obligations that are asked, in the order of the verdicts.</summary>
    public ReadOnlySpan<Obligation> Obligations => _obligations;

    /// <summary>Number of the policy version.</summary>
    public int PolicyNumber { get; } = policy.Number;

    /// <summary>Every obligation's verdict, in the catalogue's order, with the waiver that holds for it on the day of the facts.</summary>
    /// <param name="facts">The service's facts.</param>
    public ObligationResult[] Evaluate(ServiceFacts facts) => Evaluate(FactSheet.Of(facts));

    /// <summary>Every obligation's verdict, in the catalogue's order, with the waiver that holds for it on the day of the facts.</summary>
    /// <param name="facts">The service's facts.</param>
    public ObligationResult[] Evaluate(in FactSheet facts)
    {
        var results = new ObligationResult[_obligations.Length];
        for (var i = 0; i < results.Length; i++)
        {
            var verdict = _obligations[i].Check(facts, _parameters);
            results[i] = new(_obligations[i].Id, verdict) { Waiver = facts.WaiverFor(_obligations[i], verdict, _parameters) };
        }

        return results;
    }

    /// <summary>The first day after that of the facts on which the clock alone may change a verdict; null where it cannot.</summary>
    /// <param name="facts">The service's facts.</param>
    public DueDate? ChangesOn(ServiceFacts facts) => ChangesOn(FactSheet.Of(facts));

    /// <summary>The first day after that of the facts on which the clock alone may change a verdict; null where it cannot.</summary>
    /// <param name="facts">The service's facts.</param>
    public DueDate? ChangesOn(in FactSheet facts) => Horizon.Of(facts, _parameters);

    /// <summary>Every day after that of the facts on which the clock alone may change a verdict, the first of them first.</summary>
    /// <param name="facts">The service's facts.</param>
    public IReadOnlyList<DueDate> DatesOf(in FactSheet facts) => Horizon.All(facts, _parameters);
}
