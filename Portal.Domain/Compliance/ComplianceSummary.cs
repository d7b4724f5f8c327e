using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>
/// How a service stands now, in one row: what lists, dashboards and the service's page read. Rewritten on every change of
/// the service and by every audit.
/// </summary>
public sealed class ComplianceSummary
{
    private ComplianceSummary()
    {
    }

    /// <summary>The service.</summary>
    public ServiceId ServiceId { get; private set; }

    /// <summary>The worst outcome that counts: Fail before Undetermined before Waived before Pass.</summary>
    public Outcome Overall { get; private set; }

    /// <summary>Obligations not met, a bit each (<see cref="Obligation.Bit"/>).</summary>
    public long FailMask { get; private set; }

    /// <summary>Obligations undetermined, a bit each.</summary>
    public long UndeterminedMask { get; private set; }

    /// <summary>Obligations met, a bit each; what is in no mask does not concern the service.</summary>
    public long PassMask { get; private set; }

    /// <summary>Obligations not met for which a waiver holds, a bit each; none of them is in another mask.</summary>
    public long WaivedMask { get; private set; }

    /// <summary>Number of the policy version applied.</summary>
    public int PolicyNumber { get; private set; }

    /// <summary>When it was evaluated, in UTC.</summary>
    public DateTimeOffset EvaluatedAt { get; private set; }

    /// <summary>The day, in Pakistan, on which it has to be evaluated again though nothing was changed (<see cref="Horizon"/>); null where no date can change it.</summary>
    public DateOnly? ChangesOn { get; private set; }

    /// <summary>What ceases to hold on that day, or begins to; null where there is no such day.</summary>
    public DueKind? ChangesBy { get; private set; }

    /// <summary>Every verdict with its reason.</summary>
    public IReadOnlyList<ObligationResult> Results { get; private set; } = [];

    /// <summary>Stands for what every verdict says, reasons and facts included; 0 where that was never worked out.</summary>
    public long Print { get; private set; }

    /// <summary>The facts by which it was just found so, where they were read from the service itself; empty otherwise.</summary>
    public ReadOnlyMemory<byte> Sheet { get; private set; }

    /// <summary>A service's first summary.</summary>
    /// <param name="service">The service.</param>
    public static ComplianceSummary For(ServiceId service) => new() { ServiceId = service };

    /// <summary>Evaluates facts that were just read from the service itself; their sheet is kept with the summary.</summary>
    /// <param name="evaluator">The policy version applied.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="now">The moment.</param>
    public void Take(ComplianceEvaluator evaluator, ServiceFacts facts, DateTimeOffset now)
    {
        var kept = KeptFacts.Of(facts);
        Take(evaluator.Evaluate(kept.Sheet), evaluator.PolicyNumber, evaluator.ChangesOn(kept.Sheet), now);
        Sheet = kept.Row;
    }

    /// <summary>Takes over an evaluation.</summary>
    /// <param name="results">Every verdict.</param>
    /// <param name="policyNumber">Number of the policy version applied.</param>
    /// <param name="due">The first day on which the clock alone may change it.</param>
    /// <param name="now">The moment.</param>
    public void Take(IReadOnlyList<ObligationResult> results, int policyNumber, DueDate? due, DateTimeOffset now)
    {
        (FailMask, UndeterminedMask, PassMask, WaivedMask) = MasksOf(results);
        Overall = OverallOf(results);
        Print = VerdictPrint.Of(results);
        (Results, PolicyNumber, EvaluatedAt, ChangesOn, ChangesBy) = (results, policyNumber, now, due?.Day, due?.Kind);
    }

    /// <summary>What was found for an obligation; null where the policy applied did not ask for it.</summary>
    /// <param name="obligationId">The obligation.</param>
    public ObligationResult? Of(string obligationId)
    {
        foreach (var result in Results)
        {
            if (result.ObligationId == obligationId) return result;
        }

        return null;
    }

    /// <summary>The worst outcome that counts; not applicable when nothing else is there.</summary>
    /// <param name="results">Every verdict.</param>
    public static Outcome OverallOf(IReadOnlyList<ObligationResult> results)
    {
        var worst = Outcome.NotApplicable;
        foreach (var result in results)
        {
            if (result.Outcome < worst) worst = result.Outcome;
        }

        return worst;
    }

    private static (long Fail, long Undetermined, long Pass, long Waived) MasksOf(IReadOnlyList<ObligationResult> results)
    {
        long fail = 0, undetermined = 0, pass = 0, waived = 0;
        foreach (var result in results)
        {
            var mask = ObligationCatalogue.Find(result.ObligationId)!.Mask;
            switch (result.Outcome)
            {
                case Outcome.Fail:
                    fail |= mask;
                    break;
                case Outcome.Undetermined:
                    undetermined |= mask;
                    break;
                case Outcome.Pass:
                    pass |= mask;
                    break;
                case Outcome.Waived:
                    waived |= mask;
                    break;
            }
        }

        return (fail, undetermined, pass, waived);
    }
}
