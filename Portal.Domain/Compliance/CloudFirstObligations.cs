using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>Pakistan Cloud First Policy 2022: hosting, accreditation and security by data class.</summary>
internal static class CloudFirstObligations
{
    public static IReadOnlyList<Obligation> All { get; } =
    [
        new("CFP-CLASS", 0, Severity.High, LegalStatus.InForce, ["Met", "KindNotAllowed", "ClassNotKnown", "PlacementsNotKnown", "KindNotKnown"], Class),
        new("CFP-ACCR", 1, Severity.High, LegalStatus.InForce,
            ["Met", "NotConcerned", "TooLow", "Expired", "NotAccredited", "ClassNotKnown", "PlacementsNotKnown", "KindNotKnown", "ExpiryNotKnown"], Accreditation),
        new("CFP-SEC", 2, Severity.High, LegalStatus.InForce, ["Met", "NotAtRest", "NotInTransit", "NotKnown", "ClassNotKnown"], Security),
        new("KEY-PK", 3, Severity.High, LegalStatus.Policy, ["Met", "NotConcerned", "Abroad", "NotKnown", "ClassNotKnown"], KeysAtHome),
    ];

    private static Verdict Class(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.Class is not { } dataClass) return Verdict.Undetermined("ClassNotKnown");
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        PlacementRole? unknown = null;
        foreach (var placement in facts.Parts)
        {
            if (placement.Kind is not { } kind) unknown ??= placement.Role;
            else if (!policy.Allow(dataClass, kind)) return facts.Fail("KindNotAllowed", Fact.Of(placement.Role), Fact.Of(kind), Fact.Of(dataClass));
        }

        return unknown is { } role ? facts.Undetermined("KindNotKnown", Fact.Of(role)) : facts.Pass("Met", Fact.Of(dataClass));
    }

    // Own premises need no provider, so no provider's accreditation.
    private static Verdict Accreditation(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.Class is not { } dataClass) return Verdict.Undetermined("ClassNotKnown");
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        Verdict? open = null;
        var provided = 0;
        foreach (var placement in facts.Parts)
        {
            if (placement.Kind is null) open ??= facts.Undetermined("KindNotKnown", Fact.Of(placement.Role));
            if (placement.Kind is null or PlacementKind.OnPremises) continue;
            provided++;
            if (placement.AccreditedFor is not { } level)
                open ??= facts.Undetermined("NotAccredited", Fact.Of(placement.Role), Fact.Of(placement.Operator));
            else if (level < dataClass)
                return facts.Fail("TooLow", Fact.Of(placement.Role), Fact.Of(level), Fact.Of(dataClass));
            else if (placement.AccreditedUntil is not { } until)
                open ??= facts.Undetermined("ExpiryNotKnown", Fact.Of(placement.Role));
            else if (until < facts.Today)
                return facts.Fail("Expired", Fact.Of(placement.Role), Fact.Of(until));
        }

        return open ?? (provided == 0 ? Verdict.NotApplicable() : Verdict.Pass());
    }

    // The baseline tier asks for encryption in transit; from Restricted on also at rest.
    private static Verdict Security(in FactSheet facts, PolicyParameters policy)
    {
        var (atRest, inTransit) = (facts.EncryptedAtRest, facts.EncryptedInTransit);
        if (inTransit == false) return Verdict.Fail("NotInTransit");
        if (facts.Class is not { } dataClass) return Verdict.Undetermined("ClassNotKnown");
        if (dataClass >= DataClass.Restricted && atRest == false) return facts.Fail("NotAtRest", Fact.Of(dataClass));
        if (inTransit is null || (dataClass >= DataClass.Restricted && atRest is null)) return Verdict.Undetermined();
        return Verdict.Pass();
    }

    private static Verdict KeysAtHome(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.Class is not { } dataClass) return Verdict.Undetermined("ClassNotKnown");
        if (dataClass < policy.KeysAtHomeFrom) return Verdict.NotApplicable();
        if (!facts.KeyCustody.IsKnown) return Verdict.Undetermined();
        return facts.KeyCustody.Is(policy.Home) ? Verdict.Pass() : facts.Fail("Abroad", Fact.Of(facts.KeyCustody), Fact.Of(dataClass));
    }
}
