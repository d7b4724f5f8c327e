using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>Portal policy on copies, exit and contacts.</summary>
internal static class ResilienceObligations
{
    public static IReadOnlyList<Obligation> All { get; } =
    [
        new("REP-SITES", 24, Severity.Medium, LegalStatus.Policy, ["Met", "TooFew", "PlacementsNotKnown", "SiteNotKnown", "CriticalNotKnown"], Sites),
        new("EXIT-PLAN", 25, Severity.Low, LegalStatus.Policy,
            ["Met", "NotConcerned", "NoPlan", "TooOld", "NoReviewDate", "PlacementsNotKnown", "KindNotKnown"], ExitPlan),
        new("DOC-FRESH", 28, Severity.Medium, LegalStatus.Policy, ["Met", "NotConcerned", "Expired", "NotKnown"], Documents),
        new("CONTACT", 26, Severity.Medium, LegalStatus.Policy, ["Met", "NoContact", "TooOld", "NeverConfirmed"], Contact),
    ];

    // Parts that keep a copy of the data; keys, logs and pure processing are none.
    private static Verdict Sites(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Placements.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var needed = facts.Data.IsCritical == true ? policy.MinSitesCritical : policy.MinSites;
        var sites = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unknown = false;
        foreach (var placement in facts.Placements)
        {
            if (placement.Role is not (PlacementRole.Primary or PlacementRole.Replica or PlacementRole.Backup)) continue;
            if (placement.Site.Length == 0) unknown = true;
            else sites.Add(placement.Site);
        }

        // Enough for most services, but it is not known whether this one needs more.
        if (facts.Data.IsCritical is null && sites.Count >= needed && sites.Count < policy.MinSitesCritical)
            return Verdict.Undetermined("CriticalNotKnown", Fact.Of(sites.Count), Fact.Of(policy.MinSitesCritical));
        if (sites.Count >= needed) return Verdict.Pass("Met", Fact.Of(sites.Count), Fact.Of(needed));
        return unknown ? Verdict.Undetermined("SiteNotKnown") : Verdict.Fail("TooFew", Fact.Of(sites.Count), Fact.Of(needed));
    }

    // Only a contract with an outside provider has to be left one day.
    private static Verdict ExitPlan(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Placements.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var outside = facts.Placements.Any(p => p.Kind is PlacementKind.PublicCloud or PlacementKind.SubnetCanister);
        if (!outside) return facts.Placements.Any(p => p.Kind is null) ? Verdict.Undetermined("KindNotKnown") : Verdict.NotApplicable();
        if (facts.Safeguards.ExitPlan.Length == 0) return Verdict.Fail("NoPlan");
        if (facts.Safeguards.ExitPlanReviewed is not { } reviewed) return Verdict.Undetermined("NoReviewDate", Fact.Of(facts.Safeguards.ExitPlan));
        return Recent(facts, policy, reviewed);
    }

    private static Verdict Contact(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Contacts.SecurityContact.Length == 0) return Verdict.Undetermined("NoContact");
        return facts.Contacts.SecurityContactConfirmed is { } confirmed ? Recent(facts, policy, confirmed) : Verdict.Undetermined("NeverConfirmed");
    }

    private static Verdict Documents(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Documents is null) return Verdict.Undetermined();
        var used = 0;
        HeldDocument? expired = null;
        for (var i = 0; i < facts.Documents.Count; i++)
        {
            var document = facts.Documents[i];
            if (!IsUsed(document.Kind, facts)) continue;
            used++;
            if (document.ValidUntil < facts.Today && !(document.ValidUntil >= expired?.ValidUntil)) expired = document;
        }

        if (expired is { } oldest) return Verdict.Fail("Expired", Fact.Of(oldest.Kind), Fact.Of(oldest.ValidUntil));
        return used == 0 ? Verdict.NotApplicable() : Verdict.Pass("Met", Fact.Of(used));
    }

    // A document counts while what it bears out concerns the service; what is not known counts as if it did.
    private static bool IsUsed(DocumentKind kind, ServiceFacts facts) => kind switch
    {
        DocumentKind.Other => false,
        DocumentKind.Accreditation or DocumentKind.Contract => IsProvided(facts),
        DocumentKind.ImpactAssessment => facts.Safeguards.AutomatedDecisions != false,
        DocumentKind.TransferBasis => facts.Flows is not { Count: 0 },
        DocumentKind.SecurityReview => facts.Data.IsCritical != false,
        _ => true,
    };

    private static bool IsProvided(ServiceFacts facts)
    {
        for (var i = 0; i < facts.Placements.Count; i++)
            if (facts.Placements[i].Kind != PlacementKind.OnPremises) return true;
        return facts.Placements.Count == 0;
    }

    private static Verdict Recent(ServiceFacts facts, PolicyParameters policy, DateOnly date)
    {
        var age = facts.Today.DayNumber - date.DayNumber;
        return age < policy.ReviewDays ? Verdict.Pass("Met", Fact.Of(date)) : Verdict.Fail("TooOld", Fact.Of(age), Fact.Of(policy.ReviewDays));
    }
}
