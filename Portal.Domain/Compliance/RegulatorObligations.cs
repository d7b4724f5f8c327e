using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>What the regulators of telecommunication and of banking ask of workloads outside Pakistan.</summary>
internal static class RegulatorObligations
{
    public static IReadOnlyList<Obligation> All { get; } =
    [
        new("PTA-CTDISR", 22, Severity.High, LegalStatus.Unconfirmed,
            ["Met", "Approved", "NotConcerned", "Abroad", "Flow", "ApprovalDayNotKnown", "CriticalNotKnown", "PlacementsNotKnown", "CountryNotKnown", "FlowsNotKnown"],
            CriticalDataAtHome),
        new("SBP-CLOUD", 23, Severity.High, LegalStatus.InForce,
            ["Met", "Approved", "OffshoreAllowed", "NotConcerned", "NoApproval", "EntityNotKnown", "MaterialNotKnown", "PlacementsNotKnown", "CountryNotKnown"],
            FinancialWorkload),
    ];

    // An approval in writing covers parts and flows abroad, and so also those of which the country is not known. It counts from its day on.
    private static Verdict CriticalDataAtHome(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Data.IsCritical is not { } critical) return Verdict.Undetermined("CriticalNotKnown");
        if (!critical) return Verdict.NotApplicable();
        if (facts.Placements.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var abroad = facts.FirstOutside(policy.HomeCountry);
        var unknown = facts.FirstWithoutCountry();
        if (abroad is null && unknown is null && facts.Flows is { Count: 0 }) return Verdict.Pass();
        var reference = facts.Data.AbroadApproval;
        if (reference.Length > 0 && facts.Data.AbroadApproved is { } day && day <= facts.Today) return Verdict.Pass("Approved", Fact.Of(reference), Fact.Of(day));
        var flow = facts.Flows is { Count: > 0 } flows ? flows[0] : null;
        if (reference.Length > 0 && facts.Data.AbroadApproved is null && (abroad is not null || flow is not null))
            return Verdict.Undetermined("ApprovalDayNotKnown", Fact.Of(reference));
        if (abroad is not null) return Verdict.Fail("Abroad", Fact.Of(abroad.Role), Fact.Country(abroad.Country!));
        if (flow is not null) return Verdict.Fail("Flow", Fact.Country(flow.Country));
        return unknown is null ? Verdict.Undetermined("FlowsNotKnown") : Verdict.Undetermined("CountryNotKnown", Fact.Of(unknown.Role));
    }

    // Only where a workload runs or keeps data counts here; a transfer is no outsourcing.
    private static Verdict FinancialWorkload(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Safeguards.FinancialEntity is not { } entity) return Verdict.Undetermined("EntityNotKnown");
        if (entity == FinancialEntity.NotRegulated) return Verdict.NotApplicable();
        if (facts.Placements.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        if (facts.FirstOutside(policy.HomeCountry) is not { } abroad)
            return facts.FirstWithoutCountry() is { } unknown ? Verdict.Undetermined("CountryNotKnown", Fact.Of(unknown.Role)) : Verdict.Pass();
        if (!policy.OffshoreApprovalFor.Contains(entity)) return Verdict.Pass("OffshoreAllowed", Fact.Of(entity));
        if (facts.Safeguards.MaterialWorkload is not { } material) return Verdict.Undetermined("MaterialNotKnown", Fact.Of(abroad.Role), Fact.Country(abroad.Country!));
        if (!material) return Verdict.Pass("OffshoreAllowed", Fact.Of(entity));
        return facts.Safeguards.CentralBankApproval.Length > 0
            ? Verdict.Pass("Approved", Fact.Of(facts.Safeguards.CentralBankApproval))
            : Verdict.Fail("NoApproval", Fact.Of(abroad.Role), Fact.Country(abroad.Country!), Fact.Of(entity));
    }
}
