using System.Collections.Frozen;

namespace Portal.Domain.Compliance;

/// <summary>Every obligation the portal can check.</summary>
public static class ObligationCatalogue
{
    /// <summary>All obligations, in the order of the portal's lists.</summary>
    public static IReadOnlyList<Obligation> All { get; } =
    [
        .. CloudFirstObligations.All, .. PersonalDataObligations.All, .. SectorObligations.All, .. RegulatorObligations.All, .. ResilienceObligations.All,
        .. SovereigntyObligations.All, .. SubnetObligations.All,
    ];

    private static readonly FrozenDictionary<string, Obligation> ById = All.ToFrozenDictionary(o => o.Id);

    /// <summary>An obligation by its id, or null.</summary>
    /// <param name="id">For example <c>CFP-CLASS</c>.</param>
    public static Obligation? Find(string id) => ById.GetValueOrDefault(id);
}
