using Portal.Domain.Compliance.Sheets;

namespace Portal.Domain.Compliance;

/// <summary>Obligations of the masterplan, of PECA, PKCERT, SECP and PVARA, and of the policy on automated decisions.</summary>
internal static class SectorObligations
{
    public static IReadOnlyList<Obligation> All { get; } =
    [
        new("DNPA-PLAN", 16, Severity.Medium, LegalStatus.InForce, ["Met", "NotKnown", "NotReviewed"], Masterplan),
        new("PECA-RET", 17, Severity.Medium, LegalStatus.InForce, ["Met", "TooShort", "NotKnown"], TrafficRetention),
        new("CERT-CII", 18, Severity.High, LegalStatus.InForce, ["Met", "NotConcerned", "TooOld", "NeverReviewed", "NotKnown", "LiesAhead"], CriticalReview),
        new("SECP-SITE", 19, Severity.High, LegalStatus.InForce, ["Met", "Barred", "PlacementsNotKnown", "CountryNotKnown"], BarredCountries),
        new("PVARA-AUTH", 20, Severity.High, LegalStatus.InForce, ["Met", "NotConcerned", "NoAuthorisation", "NotKnown"], VirtualAssets),
        new("AI-HUMAN", 21, Severity.Medium, LegalStatus.Policy, ["Met", "NotConcerned", "NoHumanReview", "NoAssessment", "NotKnown", "ReviewNotKnown"], HumanReview),
    ];

    private static Verdict Masterplan(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.MasterplanReference.IsEmpty) return Verdict.Undetermined();
        return facts.MasterplanReview.IsEmpty
            ? facts.Fail("NotReviewed", Fact.Of(facts.MasterplanReference))
            : facts.Pass("Met", Fact.Of(facts.MasterplanReview));
    }

    private static Verdict TrafficRetention(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.TrafficRetentionDays is not { } days) return Verdict.Undetermined();
        return days >= policy.TrafficRetentionDays
            ? facts.Pass("Met", Fact.Of(days))
            : facts.Fail("TooShort", Fact.Of(days), Fact.Of(policy.TrafficRetentionDays));
    }

    private static Verdict CriticalReview(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.IsCritical is not { } critical) return Verdict.Undetermined();
        if (!critical) return Verdict.NotApplicable();
        if (facts.CriticalReview is not { } reviewed) return Verdict.Fail("NeverReviewed");
        var age = facts.Today.DayNumber - reviewed.DayNumber;
        if (age < 0) return facts.Fail("LiesAhead", Fact.Of(reviewed));
        return age < policy.ReviewDays ? facts.Pass("Met", Fact.Of(reviewed)) : facts.Fail("TooOld", Fact.Of(age), Fact.Of(policy.ReviewDays));
    }

    private static Verdict BarredCountries(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var barred = policy.Barred;
        foreach (var placement in facts.Parts)
        {
            if (barred.Contains(placement.Country.Code.Letters))
                return facts.Fail("Barred", Fact.Of(placement.Role), Fact.Of(placement.Country));
        }

        return facts.Parts.FirstWithoutCountry() is { } unknown
            ? facts.Undetermined("CountryNotKnown", Fact.Of(facts.Parts[unknown].Role))
            : Verdict.Pass();
    }

    private static Verdict VirtualAssets(in FactSheet facts, PolicyParameters policy) => facts.VirtualAssets switch
    {
        null => Verdict.Undetermined(),
        false => Verdict.NotApplicable(),
        true when facts.VirtualAssetsAuthorisation.IsEmpty => Verdict.Fail("NoAuthorisation"),
        true => facts.Pass("Met", Fact.Of(facts.VirtualAssetsAuthorisation)),
    };

    private static Verdict HumanReview(in FactSheet facts, PolicyParameters policy) => facts switch
    {
        { AutomatedDecisions: null } => Verdict.Undetermined(),
        { AutomatedDecisions: false } => Verdict.NotApplicable(),
        { HumanReview: false } => Verdict.Fail("NoHumanReview"),
        { HumanReview: null } => Verdict.Undetermined("ReviewNotKnown"),
        { ImpactAssessment.IsEmpty: true } => Verdict.Fail("NoAssessment"),
        _ => facts.Pass("Met", Fact.Of(facts.ImpactAssessment)),
    };
}
