using Portal.Domain.Compliance.Sheets;
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
    public static int? Declared(SovereigntyObjective objective, in FactSheet facts) => objective switch
    {
        SovereigntyObjective.Strategic => facts.Strategic,
        SovereigntyObjective.SupplyChain => facts.SupplyChain,
        SovereigntyObjective.Technology => facts.Technology,
        SovereigntyObjective.Environment => facts.Environment,
        _ => null,
    };

    /// <summary>The highest level that facts bear out, and the highest that they do not rule out.</summary>
    public static (int Proven, int Possible) Climb(SovereigntyObjective objective, in FactSheet facts, in SovereigntyParts parts, PolicyParameters policy)
    {
        int proven = 0, possible = 0;
        for (var level = 1; level <= SovereigntyScore.Highest; level++)
        {
            var reached = Reaches(objective, level, facts, parts, policy);
            if (reached == false) break;
            if (reached == true && proven == possible) proven++;
            possible++;
        }

        return (proven, possible);
    }

    /// <summary>Whether facts bear out a level and all below it.</summary>
    public static bool Proves(SovereigntyObjective objective, int level, in FactSheet facts, in SovereigntyParts parts, PolicyParameters policy)
    {
        for (var step = 1; step <= level; step++)
            if (Reaches(objective, step, facts, parts, policy) != true) return false;
        return true;
    }

    private static bool? Reaches(SovereigntyObjective objective, int level, in FactSheet facts, in SovereigntyParts parts, PolicyParameters policy) => (objective, level) switch
    {
        // Whoever is bound to another country's law can be steered from there, whoever owns it.
        (SovereigntyObjective.Strategic, 2) => parts.PrimaryUnderHomeLaw,
        (SovereigntyObjective.Strategic, 3) => parts.AllUnderHomeLaw,

        // SOV-2: first the courts that can order the operator of the primary, then those of what keeps data or keys, of all, and last the place itself.
        (SovereigntyObjective.Legal, 1) => parts.PrimaryUnderHomeLaw,
        (SovereigntyObjective.Legal, 2) => parts.KeepersUnderHomeLaw,
        (SovereigntyObjective.Legal, 3) => parts.AllUnderHomeLaw,
        (SovereigntyObjective.Legal, 4) => parts.AllAtHome,

        // SOV-3: unreadable to others, keys at home, then the data itself, then no processing or transfer abroad and no machine's decision unseen.
        (SovereigntyObjective.Data, 1) => facts.EncryptedInTransit & facts.EncryptedAtRest,
        (SovereigntyObjective.Data, 2) => KeysAtHome(facts, policy),
        (SovereigntyObjective.Data, 3) => parts.KeepersAtHome,
        (SovereigntyObjective.Data, 4) => parts.AllAtHome & StaysAtHome(facts) & SeenByPeople(facts),

        // SOV-4: one site may fail, people under home law run the primary, it can be left, and people under home law run all of it.
        (SovereigntyObjective.Operational, 1) => TwoSites(facts),
        (SovereigntyObjective.Operational, 2) => parts.PrimaryUnderHomeLaw,
        (SovereigntyObjective.Operational, 3) => CanBeLeft(facts, parts, policy),
        (SovereigntyObjective.Operational, 4) => parts.AllUnderHomeLaw,

        // A cloud under another country's law brings its own hardware, firmware and software along.
        (SovereigntyObjective.SupplyChain, 2) => parts.NoneInForeignCloud,
        (SovereigntyObjective.SupplyChain, 3) => parts.AllUnderHomeLaw,

        // What cannot be left is not open, whatever it is called.
        (SovereigntyObjective.Technology, 3) => CanBeLeft(facts, parts, policy),

        // SOV-7: secured on the way, at rest with somebody who answers, by accredited providers, with keys at home and the review of critical infrastructure.
        (SovereigntyObjective.Security, 1) => facts.EncryptedInTransit,
        (SovereigntyObjective.Security, 2) => facts.EncryptedAtRest & SomebodyAnswers(facts, policy),
        (SovereigntyObjective.Security, 3) => Accredited(facts),
        (SovereigntyObjective.Security, 4) => KeysAtHome(facts, policy) & Reviewed(facts, policy),

        // Nothing in the register speaks of it: the owner's word alone.
        _ => true,
    };

    private static bool? KeysAtHome(in FactSheet facts, PolicyParameters policy) =>
        facts.KeyCustody.IsKnown ? facts.KeyCustody.Is(policy.Home) : null;

    private static bool? StaysAtHome(in FactSheet facts) => facts.KnowsFlows ? facts.Flows.Count == 0 : null;

    private static bool? SeenByPeople(in FactSheet facts) => facts.AutomatedDecisions switch { null => null, false => true, true => facts.HumanReview };

    private static bool? TwoSites(in FactSheet facts)
    {
        var first = 0;
        var isKnown = facts.Parts.Count > 0;
        foreach (var part in facts.Parts)
        {
            if (part.Role is not (PlacementRole.Primary or PlacementRole.Replica or PlacementRole.Backup)) continue;
            if (part.SiteNumber == 0) isKnown = false;
            else if (first == 0) first = part.SiteNumber;
            else if (part.SiteNumber != first) return true;
        }

        return isKnown ? false : null;
    }

    // Own premises and government data centres are not left but handed over.
    private static bool? CanBeLeft(in FactSheet facts, in SovereigntyParts parts, PolicyParameters policy)
    {
        if (!facts.ExitPlan.IsEmpty && facts.ExitPlanReviewed is { } reviewed && IsRecent(facts, policy, reviewed)) return true;
        var outside = parts.NoneWithAProvider;
        return outside == false && !facts.ExitPlan.IsEmpty && facts.ExitPlanReviewed is null ? null : outside;
    }

    private static bool? SomebodyAnswers(in FactSheet facts, PolicyParameters policy)
    {
        if (!facts.HasSecurityContact) return null;
        return facts.SecurityContactConfirmed is { } confirmed ? IsRecent(facts, policy, confirmed) : null;
    }

    private static bool? Accredited(in FactSheet facts)
    {
        if (facts.Class is not { } dataClass || facts.Parts.Count == 0) return null;
        bool? all = true;
        foreach (var part in facts.Parts)
        {
            if (part.Kind == PlacementKind.OnPremises) continue;
            all &= part is { Kind: not null, AccreditedFor: { } level, AccreditedUntil: { } until } ? level >= dataClass && until >= facts.Today : null;
        }

        return all;
    }

    private static bool? Reviewed(in FactSheet facts, PolicyParameters policy) => facts switch
    {
        { IsCritical: null } => null,
        { IsCritical: false } => true,
        { CriticalReview: { } reviewed } => IsRecent(facts, policy, reviewed),
        _ => false,
    };

    private static bool IsRecent(in FactSheet facts, PolicyParameters policy, DateOnly day) => facts.Today.DayNumber - day.DayNumber < policy.ReviewDays;
}
