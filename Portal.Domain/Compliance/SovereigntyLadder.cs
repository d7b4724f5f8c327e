using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>
/// What each level of an objective asks of the registered facts. A level is reached with all below it; a fact that is not known bears out nothing and rules
/// out nothing. The framework speaks of the Union and its law: here Pakistan and its law stand in their place.
/// </summary>
internal static class SovereigntyLadder
{
    /// <summary>Whether facts only limit the objective: ownership, hardware, software and energy are not in the register.</summary>
    public static bool IsDeclared(SovereigntyObjective objective) =>
        objective is SovereigntyObjective.Strategic or SovereigntyObjective.SupplyChain or SovereigntyObjective.Technology or SovereigntyObjective.Environment;

    /// <summary>What the owner declares for an objective.</summary>
    public static int? Declared(SovereigntyObjective objective, ServiceSovereignty declared) => objective switch
    {
        SovereigntyObjective.Strategic => declared.Strategic,
        SovereigntyObjective.SupplyChain => declared.SupplyChain,
        SovereigntyObjective.Technology => declared.Technology,
        SovereigntyObjective.Environment => declared.Environment,
        _ => null,
    };

    /// <summary>The highest level that facts bear out, and the highest that they do not rule out.</summary>
    public static (int Proven, int Possible) Climb(SovereigntyObjective objective, ServiceFacts facts, PolicyParameters policy, int highest = SovereigntyScore.Highest)
    {
        int proven = 0, possible = 0;
        for (var level = 1; level <= highest; level++)
        {
            var reached = Reaches(objective, level, facts, policy);
            if (reached == false) break;
            if (reached == true && proven == possible) proven++;
            possible++;
        }

        return (proven, possible);
    }

    private static bool? Reaches(SovereigntyObjective objective, int level, ServiceFacts facts, PolicyParameters policy) => (objective, level) switch
    {
        // Whoever is bound to another country's law can be steered from there, whoever owns it.
        (SovereigntyObjective.Strategic, 2) => PrimaryUnderHomeLaw(facts, policy),
        (SovereigntyObjective.Strategic, 3) => AllUnderHomeLaw(facts, policy),

        // SOV-2: first the courts that can order the operator of the primary, then those of what keeps data or keys, of all, and last the place itself.
        (SovereigntyObjective.Legal, 1) => PrimaryUnderHomeLaw(facts, policy),
        (SovereigntyObjective.Legal, 2) => Every(facts, policy, Keeps, UnderHomeLaw),
        (SovereigntyObjective.Legal, 3) => AllUnderHomeLaw(facts, policy),
        (SovereigntyObjective.Legal, 4) => Every(facts, policy, Any, AtHome),

        // SOV-3: unreadable to others, keys at home, then the data itself, then no processing or transfer abroad and no machine's decision unseen.
        (SovereigntyObjective.Data, 1) => facts.Safeguards.EncryptedInTransit & facts.Safeguards.EncryptedAtRest,
        (SovereigntyObjective.Data, 2) => KeysAtHome(facts, policy),
        (SovereigntyObjective.Data, 3) => Every(facts, policy, Keeps, AtHome),
        (SovereigntyObjective.Data, 4) => Every(facts, policy, Any, AtHome) & StaysAtHome(facts) & SeenByPeople(facts),

        // SOV-4: one site may fail, people under home law run the primary, it can be left, and people under home law run all of it.
        (SovereigntyObjective.Operational, 1) => TwoSites(facts),
        (SovereigntyObjective.Operational, 2) => PrimaryUnderHomeLaw(facts, policy),
        (SovereigntyObjective.Operational, 3) => CanBeLeft(facts, policy),
        (SovereigntyObjective.Operational, 4) => AllUnderHomeLaw(facts, policy),

        // A cloud under another country's law brings its own hardware, firmware and software along.
        (SovereigntyObjective.SupplyChain, 2) => Every(facts, policy, Any, NotInForeignCloud),
        (SovereigntyObjective.SupplyChain, 3) => AllUnderHomeLaw(facts, policy),

        // What cannot be left is not open, whatever it is called.
        (SovereigntyObjective.Technology, 3) => CanBeLeft(facts, policy),

        // SOV-7: secured on the way, at rest with somebody who answers, by accredited providers, with keys at home and the review of critical infrastructure.
        (SovereigntyObjective.Security, 1) => facts.Safeguards.EncryptedInTransit,
        (SovereigntyObjective.Security, 2) => facts.Safeguards.EncryptedAtRest & SomebodyAnswers(facts, policy),
        (SovereigntyObjective.Security, 3) => Accredited(facts),
        (SovereigntyObjective.Security, 4) => KeysAtHome(facts, policy) & Reviewed(facts, policy),

        // Nothing in the register speaks of it: the owner's word alone.
        _ => true,
    };

    private static bool? PrimaryUnderHomeLaw(ServiceFacts facts, PolicyParameters policy) => Every(facts, policy, p => p.Role == PlacementRole.Primary, UnderHomeLaw);

    private static bool? AllUnderHomeLaw(ServiceFacts facts, PolicyParameters policy) => Every(facts, policy, Any, UnderHomeLaw);

    // No such part is one that was not entered.
    private static bool? Every(ServiceFacts facts, PolicyParameters policy, Func<Placement, bool> among, Func<Placement, PolicyParameters, bool?> holds)
    {
        bool? all = true;
        var found = false;
        foreach (var part in facts.Parts)
        {
            if (!among(part)) continue;
            found = true;
            all &= holds(part, policy);
        }

        return found ? all : null;
    }

    private static bool Any(Placement part) => true;

    private static bool Keeps(Placement part) => part.Role != PlacementRole.Processing;

    private static bool? AtHome(Placement part, PolicyParameters policy) => part.Country is { } country ? country == policy.HomeCountry : null;

    private static bool? UnderHomeLaw(Placement part, PolicyParameters policy) => part.OperatorJurisdiction is { } law ? law == policy.HomeCountry : null;

    private static bool? NotInForeignCloud(Placement part, PolicyParameters policy) => part.Kind switch
    {
        null => null,
        PlacementKind.PublicCloud => UnderHomeLaw(part, policy),
        _ => true,
    };

    private static bool? KeysAtHome(ServiceFacts facts, PolicyParameters policy) =>
        facts.Safeguards.KeyCustodyCountry is { } country ? country == policy.HomeCountry : null;

    private static bool? StaysAtHome(ServiceFacts facts) => facts.Flows is { } flows ? flows.Count == 0 : null;

    private static bool? SeenByPeople(ServiceFacts facts) => facts.Safeguards.AutomatedDecisions switch { null => null, false => true, true => facts.Safeguards.HumanReview };

    private static bool? TwoSites(ServiceFacts facts)
    {
        var first = "";
        var isKnown = facts.Placements.Count > 0;
        foreach (var part in facts.Parts)
        {
            if (part.Role is not (PlacementRole.Primary or PlacementRole.Replica or PlacementRole.Backup)) continue;
            if (part.Site.Length == 0) isKnown = false;
            else if (first.Length == 0) first = part.Site;
            else if (!part.Site.Equals(first, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return isKnown ? false : null;
    }

    // Own premises and government data centres are not left but handed over.
    private static bool? CanBeLeft(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Safeguards.ExitPlan.Length > 0 && facts.Safeguards.ExitPlanReviewed is { } reviewed && IsRecent(facts, policy, reviewed)) return true;
        var outside = Every(facts, policy, Any, (part, _) => part.Kind is { } kind ? kind is PlacementKind.DataCentre or PlacementKind.OnPremises : null);
        return outside == false && facts.Safeguards.ExitPlan.Length > 0 && facts.Safeguards.ExitPlanReviewed is null ? null : outside;
    }

    private static bool? SomebodyAnswers(ServiceFacts facts, PolicyParameters policy)
    {
        if (facts.Contacts.SecurityContact.Length == 0) return null;
        return facts.Contacts.SecurityContactConfirmed is { } confirmed ? IsRecent(facts, policy, confirmed) : null;
    }

    private static bool? Accredited(ServiceFacts facts)
    {
        if (facts.Data.Class is not { } dataClass || facts.Placements.Count == 0) return null;
        bool? all = true;
        foreach (var part in facts.Parts)
        {
            if (part.Kind == PlacementKind.OnPremises) continue;
            all &= part is { Kind: not null, AccreditedFor: { } level, AccreditedUntil: { } until } ? level >= dataClass && until >= facts.Today : null;
        }

        return all;
    }

    private static bool? Reviewed(ServiceFacts facts, PolicyParameters policy) => facts.Data switch
    {
        { IsCritical: null } => null,
        { IsCritical: false } => true,
        { CriticalReview: { } reviewed } => IsRecent(facts, policy, reviewed),
        _ => false,
    };

    private static bool IsRecent(ServiceFacts facts, PolicyParameters policy, DateOnly day) => facts.Today.DayNumber - day.DayNumber < policy.ReviewDays;
}
