using Portal.Domain.Compliance.Sheets;

namespace Portal.Domain.Compliance;

/// <summary>Portal policy on how sovereign a service of each data class is at least.</summary>
internal static class SovereigntyObligations
{
    public static IReadOnlyList<Obligation> All { get; } =
    [
        new("SOV-FLOOR", 27, Severity.Medium, LegalStatus.Policy,
            ["Met", "NotConcerned", "TooLow", "DeclaredTooLow", "NotDeclared", "NotShown", "ClassNotKnown"], Floors),
    ];

    // One objective below its floor fails, whatever is not known of the others.
    private static Verdict Floors(in FactSheet facts, PolicyParameters policy)
    {
        if (facts.Class is not { } dataClass) return Verdict.Undetermined("ClassNotKnown");
        var floor = policy.FloorOf(dataClass);
        if (floor == 0) return Verdict.NotApplicable();
        var grounds = SovereigntyGrounds.Of(facts, policy);
        if (SovereigntyLadder.AllReach(floor, facts, grounds)) return facts.Pass("Met", Fact.Of(dataClass));
        Verdict? open = null;
        for (var objective = SovereigntyObjective.Strategic; objective <= SovereigntyObjective.Environment; objective++)
        {
            var level = SovereigntyScore.Of(objective, facts, grounds);
            if (level.Level >= floor) continue;
            if (level.Most < floor) return Below(facts, level, floor);
            open ??= facts.Undetermined(level is { IsDeclared: true, Declared: null } ? "NotDeclared" : "NotShown", Fact.Of(objective), Fact.Of(floor));
        }

        return open ?? facts.Pass("Met", Fact.Of(dataClass));
    }

    private static Verdict Below(in FactSheet facts, in ObjectiveLevel level, int floor) =>
        facts.Fail(level.Possible >= floor ? "DeclaredTooLow" : "TooLow", Fact.Of(level.Objective), Fact.Of(level.Most), Fact.Of(floor));
}
