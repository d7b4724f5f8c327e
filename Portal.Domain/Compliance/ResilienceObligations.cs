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
        int sites = 0, unknown = 0;
        for (var i = 0; i < facts.Parts.Length; i++)
        {
            if (!KeepsCopy(facts.Parts[i])) continue;
            if (facts.Parts[i].Site.Length == 0) unknown++;
            else if (IsFirstAtItsSite(facts.Parts, i)) sites++;
        }

        // Enough for most services, but it is not known whether this one needs more.
        if (facts.Data.IsCritical is null && sites >= needed && sites < policy.MinSitesCritical)
            return Verdict.Undetermined("CriticalNotKnown", Fact.Of(sites), Fact.Of(policy.MinSitesCritical));
        if (sites >= needed) return Verdict.Pass("Met", Fact.Of(sites), Fact.Of(needed));
        return unknown > 0 ? Verdict.Undetermined("SiteNotKnown") : Verdict.Fail("TooFew", Fact.Of(sites), Fact.Of(needed));
    }

    private static bool KeepsCopy(Placement part) => part.Role is PlacementRole.Primary or PlacementRole.Replica or PlacementRole.Backup;

    private static bool IsFirstAtItsSite(ReadOnlySpan<Placement> parts, int at)
    {
        for (var i = 0; i < at; i++)
            if (KeepsCopy(parts[i]) && parts[i].Site.Equals(parts[at].Site, StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    // Only a contract with an outside provider has to be left one day.
    private static Verdict ExitPlan(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Placements.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var (outside, unknown) = (false, false);
        foreach (var part in facts.Parts)
        {
            outside |= part.Kind is PlacementKind.PublicCloud or PlacementKind.SubnetCanister;
            unknown |= part.Kind is null;
        }

        if (!outside) return unknown ? Verdict.Undetermined("KindNotKnown") : Verdict.NotApplicable();
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
        foreach (var part in facts.Parts)
            if (part.Kind != PlacementKind.OnPremises) return true;
        return facts.Placements.Count == 0;
    }

    private static Verdict Recent(ServiceFacts facts, PolicyParameters policy, DateOnly date)
    {
        var age = facts.Today.DayNumber - date.DayNumber;
        return age < policy.ReviewDays ? Verdict.Pass("Met", Fact.Of(date)) : Verdict.Fail("TooOld", Fact.Of(age), Fact.Of(policy.ReviewDays));
    }
}
