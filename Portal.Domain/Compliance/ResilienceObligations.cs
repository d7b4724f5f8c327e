using Portal.Domain.Compliance.Sheets;
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
            ["Met", "NotConcerned", "NoPlan", "TooOld", "NoReviewDate", "PlacementsNotKnown", "KindNotKnown", "LiesAhead"], ExitPlan),
        new("DOC-FRESH", 28, Severity.Medium, LegalStatus.Policy, ["Met", "NotConcerned", "Expired", "NotKnown"], Documents),
        new("CONTACT", 26, Severity.Medium, LegalStatus.Policy, ["Met", "NoContact", "TooOld", "NeverConfirmed", "LiesAhead"], Contact),
    ];

    // Parts that keep a copy of the data; keys, logs and pure processing are none.
    private static Verdict Sites(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var needed = facts.IsCritical == true ? policy.MinSitesCritical : policy.MinSites;
        int sites = 0, unknown = 0;
        foreach (var part in facts.Parts)
        {
            if (!KeepsCopy(part)) continue;
            if (part.SiteNumber == 0) unknown++;
            else if (IsFirstAtItsSite(facts.Parts, part)) sites++;
        }

        // Enough for most services, but it is not known whether this one needs more.
        if (facts.IsCritical is null && sites >= needed && sites < policy.MinSitesCritical)
            return facts.Undetermined("CriticalNotKnown", Fact.Of(sites), Fact.Of(policy.MinSitesCritical));
        if (sites >= needed) return facts.Pass("Met", Fact.Of(sites), Fact.Of(needed));
        return unknown > 0 ? Verdict.Undetermined("SiteNotKnown") : facts.Fail("TooFew", Fact.Of(sites), Fact.Of(needed));
    }

    private static bool KeepsCopy(SheetPart part) => part.Role is PlacementRole.Primary or PlacementRole.Replica or PlacementRole.Backup;

    private static bool IsFirstAtItsSite(SheetParts parts, SheetPart part)
    {
        for (var i = 0; i < part.Index; i++)
            if (parts[i].SiteNumber == part.SiteNumber && KeepsCopy(parts[i])) return false;
        return true;
    }

    // Only a contract with an outside provider has to be left one day.
    private static Verdict ExitPlan(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        var (outside, unknown) = (false, false);
        foreach (var part in facts.Parts)
        {
            outside |= part.Kind is PlacementKind.PublicCloud or PlacementKind.SubnetCanister;
            unknown |= part.Kind is null;
        }

        if (!outside) return unknown ? Verdict.Undetermined("KindNotKnown") : Verdict.NotApplicable();
        if (facts.ExitPlan.IsEmpty) return Verdict.Fail("NoPlan");
        if (facts.ExitPlanReviewed is not { } reviewed) return facts.Undetermined("NoReviewDate", Fact.Of(facts.ExitPlan));
        return Recent(facts, policy, reviewed);
    }

    private static Verdict Contact(in FactSheet facts, PolicyParameters policy)
    {
        if (!facts.HasSecurityContact) return Verdict.Undetermined("NoContact");
        return facts.SecurityContactConfirmed is { } confirmed ? Recent(facts, policy, confirmed) : Verdict.Undetermined("NeverConfirmed");
    }

    private static Verdict Documents(in FactSheet facts, PolicyParameters policy)
    {
        if (!facts.KnowsDocuments) return Verdict.Undetermined();
        var used = 0;
        HeldDocument? expired = null;
        for (var i = 0; i < facts.DocumentCount; i++)
        {
            var document = facts.Document(i);
            if (!IsUsed(document.Kind, facts)) continue;
            used++;
            if (document.ValidUntil < facts.Today && !(document.ValidUntil >= expired?.ValidUntil)) expired = document;
        }

        if (expired is { } oldest) return facts.Fail("Expired", Fact.Of(oldest.Kind), Fact.Of(oldest.ValidUntil));
        return used == 0 ? Verdict.NotApplicable() : facts.Pass("Met", Fact.Of(used));
    }

    // A document counts while what it bears out concerns the service; what is not known counts as if it did.
    private static bool IsUsed(DocumentKind kind, in FactSheet facts) => kind switch
    {
        DocumentKind.Other => false,
        DocumentKind.Accreditation or DocumentKind.Contract => IsProvided(facts),
        DocumentKind.ImpactAssessment => facts.AutomatedDecisions != false,
        DocumentKind.TransferBasis => !facts.HasNoFlow,
        DocumentKind.SecurityReview => facts.IsCritical != false,
        _ => true,
    };

    private static bool IsProvided(in FactSheet facts)
    {
        foreach (var part in facts.Parts)
            if (part.Kind != PlacementKind.OnPremises) return true;
        return facts.Parts.Count == 0;
    }

    // What is dated ahead has not been done yet.
    private static Verdict Recent(in FactSheet facts, PolicyParameters policy, DateOnly date)
    {
        var age = facts.Today.DayNumber - date.DayNumber;
        if (age < 0) return facts.Undetermined("LiesAhead", Fact.Of(date));
        return age < policy.ReviewDays ? facts.Pass("Met", Fact.Of(date)) : facts.Fail("TooOld", Fact.Of(age), Fact.Of(policy.ReviewDays));
    }
}
