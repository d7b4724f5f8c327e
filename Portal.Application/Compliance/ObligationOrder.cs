using Portal.Domain.Compliance;

namespace Portal.Application.Compliance;

/// <summary>The order of the portal's lists of verdicts.</summary>
public static class ObligationOrder
{
    /// <summary>What needs action first: by outcome, then the graver first, then as the catalogue has it.</summary>
    /// <param name="results">Verdicts.</param>
    public static IReadOnlyList<ObligationResult> ByUrgency(this IEnumerable<ObligationResult> results) =>
    [
        .. results.OrderBy(r => r.Outcome)
            .ThenByDescending(r => ObligationCatalogue.Find(r.ObligationId)?.Severity)
            .ThenBy(r => ObligationCatalogue.Find(r.ObligationId)?.Bit),
    ];
}
