using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>The draft Personal Data Protection Bill: localisation, transfers, retention. Switched off until enacted.</summary>
internal static class PersonalDataObligations
{
    public static IReadOnlyList<Obligation> All { get; } =
    [
        new("PDPB-CRIT", 8, Severity.High, LegalStatus.Draft,
            ["Met", "NotConcerned", "Abroad", "Flow", "TierNotKnown", "PlacementsNotKnown", "CountryNotKnown", "FlowsNotKnown"], CriticalAtHome),
        new("PDPB-SENS", 9, Severity.Medium, LegalStatus.Draft,
            ["Met", "NotConcerned", "NoCopyAtHome", "TierNotKnown", "PlacementsNotKnown", "CountryNotKnown"], SensitiveCopy),
        new("PDPB-XFER", 10, Severity.Medium, LegalStatus.Draft,
            ["Met", "NotConcerned", "NoBasis", "NoEvidence", "Expired", "TierNotKnown", "FlowsNotKnown", "PartAbroad", "PlacementsNotKnown", "CountryNotKnown"], TransferBasis),
        new("RET-MAX", 11, Severity.Low, LegalStatus.Draft, ["Met", "NotConcerned", "TooLong", "TierNotKnown", "NotKnown"], Retention),
    ];

    private static Verdict CriticalAtHome(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.PersonalData is not { } tier) return Verdict.Undetermined("TierNotKnown");
        if (tier < PersonalDataTier.Critical) return Verdict.NotApplicable();
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        if (facts.Parts.FirstOutside(policy.Home) is { } abroad) return facts.Fail("Abroad", Fact.Of(facts.Parts[abroad].Role), Fact.Of(facts.Parts[abroad].Country));
        if (facts.Flows.Count > 0) return facts.Fail("Flow", Fact.Of(facts.Flows[0].Country));
        if (facts.Parts.FirstWithoutCountry() is { } unknown) return facts.Undetermined("CountryNotKnown", Fact.Of(facts.Parts[unknown].Role));
        return facts.KnowsFlows ? Verdict.Pass() : Verdict.Undetermined("FlowsNotKnown");
    }

    private static Verdict SensitiveCopy(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.PersonalData is not { } tier) return Verdict.Undetermined("TierNotKnown");
        if (tier < PersonalDataTier.Sensitive) return Verdict.NotApplicable();
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var isKnown = true;
        foreach (var part in facts.Parts)
        {
            if (part.Role is not (PlacementRole.Primary or PlacementRole.Replica)) continue;
            if (part.Country.Is(policy.Home)) return Verdict.Pass();
            isKnown &= part.Country.IsKnown;
        }

        return isKnown ? Verdict.Fail("NoCopyAtHome") : facts.Undetermined("CountryNotKnown", Fact.Of(PlacementRole.Primary));
    }

    private static Verdict TransferBasis(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.PersonalData is not { } tier) return Verdict.Undetermined("TierNotKnown");
        if (tier == PersonalDataTier.None) return Verdict.NotApplicable();
        if (facts.HasNoFlow) return WithoutFlow(facts, policy);
        if (!facts.KnowsFlows) return Verdict.Undetermined("FlowsNotKnown");
        for (var i = 0; i < facts.Flows.Count; i++)
        {
            var flow = facts.Flows[i];
            if (!flow.HasBasis) return facts.Fail("NoBasis", Fact.Of(flow.Country));
            if (flow.ValidUntil is { } until && until < facts.Today) return facts.Fail("Expired", Fact.Of(flow.Country), Fact.Of(until));
            if (!flow.HasEvidence) return facts.Fail("NoEvidence", Fact.Of(flow.Country));
        }

        return Verdict.Pass();
    }

    // Whoever declares that nothing crosses the border and keeps data beyond it contradicts themselves. A key is not personal data.
    private static Verdict WithoutFlow(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        PlacementRole? unknown = null;
        foreach (var part in facts.Parts)
        {
            if (part.Role == PlacementRole.Key || part.Country.Is(policy.Home)) continue;
            if (part.Country.IsKnown) return facts.Undetermined("PartAbroad", Fact.Of(part.Role), Fact.Of(part.Country));
            unknown ??= part.Role;
        }

        return unknown is { } role ? facts.Undetermined("CountryNotKnown", Fact.Of(role)) : Verdict.NotApplicable();
    }

    private static Verdict Retention(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.PersonalData is not { } tier) return Verdict.Undetermined("TierNotKnown");
        if (tier == PersonalDataTier.None) return Verdict.NotApplicable();
        if (facts.RetentionDays is not { } days) return Verdict.Undetermined();
        return days <= policy.MaxRetentionDays ? Verdict.Pass() : facts.Fail("TooLong", Fact.Of(days), Fact.Of(policy.MaxRetentionDays));
    }
}
