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
            ["Met", "NotConcerned", "NoBasis", "NoEvidence", "Expired", "TierNotKnown", "FlowsNotKnown"], TransferBasis),
        new("RET-MAX", 11, Severity.Low, LegalStatus.Draft, ["Met", "NotConcerned", "TooLong", "TierNotKnown", "NotKnown"], Retention),
    ];

    private static Verdict CriticalAtHome(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Data.PersonalData is not { } tier) return Verdict.Undetermined("TierNotKnown");
        if (tier < PersonalDataTier.Critical) return Verdict.NotApplicable();
        if (facts.Placements.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        if (facts.FirstOutside(policy.HomeCountry) is { } abroad) return Verdict.Fail("Abroad", Fact.Of(abroad.Role), Fact.Country(abroad.Country!));
        if (facts.Flows is { Count: > 0 } flows) return Verdict.Fail("Flow", Fact.Country(flows[0].Country));
        if (facts.FirstWithoutCountry() is { } unknown) return Verdict.Undetermined("CountryNotKnown", Fact.Of(unknown.Role));
        return facts.Flows is null ? Verdict.Undetermined("FlowsNotKnown") : Verdict.Pass();
    }

    private static Verdict SensitiveCopy(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Data.PersonalData is not { } tier) return Verdict.Undetermined("TierNotKnown");
        if (tier < PersonalDataTier.Sensitive) return Verdict.NotApplicable();
        if (facts.Placements.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var isKnown = true;
        foreach (var part in facts.Parts)
        {
            if (part.Role is not (PlacementRole.Primary or PlacementRole.Replica)) continue;
            if (part.Country == policy.HomeCountry) return Verdict.Pass();
            isKnown &= part.Country is not null;
        }

        return isKnown ? Verdict.Fail("NoCopyAtHome") : Verdict.Undetermined("CountryNotKnown", Fact.Of(PlacementRole.Primary));
    }

    private static Verdict TransferBasis(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Data.PersonalData is not { } tier) return Verdict.Undetermined("TierNotKnown");
        if (tier == PersonalDataTier.None || facts.Flows is { Count: 0 }) return Verdict.NotApplicable();
        if (facts.Flows is null) return Verdict.Undetermined("FlowsNotKnown");
        foreach (var flow in facts.Flows)
        {
            if (flow.LegalBasis.Length == 0) return Verdict.Fail("NoBasis", Fact.Country(flow.Country));
            if (flow.ValidUntil is { } until && until < facts.Today) return Verdict.Fail("Expired", Fact.Country(flow.Country), Fact.Of(until));
            if (flow.Evidence.Length == 0) return Verdict.Fail("NoEvidence", Fact.Country(flow.Country));
        }

        return Verdict.Pass();
    }

    private static Verdict Retention(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Data.PersonalData is not { } tier) return Verdict.Undetermined("TierNotKnown");
        if (tier == PersonalDataTier.None) return Verdict.NotApplicable();
        if (facts.Data.RetentionDays is not { } days) return Verdict.Undetermined();
        return days <= policy.MaxRetentionDays ? Verdict.Pass() : Verdict.Fail("TooLong", Fact.Of(days), Fact.Of(policy.MaxRetentionDays));
    }
}
