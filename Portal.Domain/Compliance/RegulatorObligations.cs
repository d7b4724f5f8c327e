using Portal.Domain.Compliance.Sheets;
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
    private static Verdict CriticalDataAtHome(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.IsCritical is not { } critical) return Verdict.Undetermined("CriticalNotKnown");
        if (!critical) return Verdict.NotApplicable();
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var abroad = facts.Parts.FirstOutside(policy.Home);
        var unknown = facts.Parts.FirstWithoutCountry();
        if (abroad is null && unknown is null && facts.HasNoFlow) return Verdict.Pass();
        var reference = facts.AbroadApproval;
        if (!reference.IsEmpty && facts.AbroadApproved is { } day && day <= facts.Today) return facts.Pass("Approved", Fact.Of(reference), Fact.Of(day));
        if (!reference.IsEmpty && facts.AbroadApproved is null && (abroad is not null || facts.Flows.Count > 0))
            return facts.Undetermined("ApprovalDayNotKnown", Fact.Of(reference));
        if (abroad is { } outside) return facts.Fail("Abroad", Fact.Of(facts.Parts[outside].Role), Fact.Of(facts.Parts[outside].Country));
        if (facts.Flows.Count > 0) return facts.Fail("Flow", Fact.Of(facts.Flows[0].Country));
        return unknown is { } part ? facts.Undetermined("CountryNotKnown", Fact.Of(facts.Parts[part].Role)) : Verdict.Undetermined("FlowsNotKnown");
    }

    // Only where a workload runs or keeps data counts here; a transfer is no outsourcing.
    private static Verdict FinancialWorkload(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.FinancialEntity is not { } entity) return Verdict.Undetermined("EntityNotKnown");
        if (entity == FinancialEntity.NotRegulated) return Verdict.NotApplicable();
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        if (facts.Parts.FirstOutside(policy.Home) is not { } abroad)
            return facts.Parts.FirstWithoutCountry() is { } unknown ? facts.Undetermined("CountryNotKnown", Fact.Of(facts.Parts[unknown].Role)) : Verdict.Pass();
        if (!policy.OffshoreApprovalFor.Contains(entity)) return facts.Pass("OffshoreAllowed", Fact.Of(entity));
        if (facts.MaterialWorkload is not { } material) return facts.Undetermined("MaterialNotKnown", Fact.Of(facts.Parts[abroad].Role), Fact.Of(facts.Parts[abroad].Country));
        if (!material) return facts.Pass("OffshoreAllowed", Fact.Of(entity));
        return facts.CentralBankApproval.IsEmpty
            ? facts.Fail("NoApproval", Fact.Of(facts.Parts[abroad].Role), Fact.Of(facts.Parts[abroad].Country), Fact.Of(entity))
            : facts.Pass("Approved", Fact.Of(facts.CentralBankApproval));
    }
}
