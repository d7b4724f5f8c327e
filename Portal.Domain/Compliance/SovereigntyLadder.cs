using Portal.Domain.Compliance.Sheets;
using Ground = Portal.Domain.Compliance.SovereigntyGround;

namespace Portal.Domain.Compliance;

/// <summary>
/// What each level of an objective asks of the registered facts. A level is reached with all below it; a fact that is not known bears out nothing and rules
/// out nothing. The framework speaks of the Union and its law: here Pakistan and its law stand in their place.
/// </summary>
internal static class SovereigntyLadder
{
    // By objective, the levels 1 to 4. Where a level asks for nothing, nothing in the register speaks of it: the owner's word alone.
    private static readonly Ground[][] Steps =
    [
        // SOV-1: whoever is bound to another country's law can be steered from there, whoever owns it.
        [Ground.None, Ground.PrimaryUnderHomeLaw, Ground.AllUnderHomeLaw, Ground.None],

        // SOV-2: first the courts that can order the operator of the primary, then those of what keeps data or keys, of all, and last the place itself.
        [Ground.PrimaryUnderHomeLaw, Ground.KeepersUnderHomeLaw, Ground.AllUnderHomeLaw, Ground.AllAtHome],

        // SOV-3: unreadable to others, keys at home, then the data itself, then no processing or transfer abroad and no machine's decision unseen.
        [Ground.EncryptedInTransit | Ground.EncryptedAtRest, Ground.KeysAtHome, Ground.KeepersAtHome, Ground.AllAtHome | Ground.StaysAtHome | Ground.SeenByPeople],

        // SOV-4: one site may fail, people under home law run the primary, it can be left, and people under home law run all of it.
        [Ground.TwoSites, Ground.PrimaryUnderHomeLaw, Ground.CanBeLeft, Ground.AllUnderHomeLaw],

        // SOV-5: a cloud under another country's law brings its own hardware, firmware and software along.
        [Ground.None, Ground.NoForeignCloud, Ground.AllUnderHomeLaw, Ground.None],

        // SOV-6: what cannot be left is not open, whatever it is called.
        [Ground.None, Ground.None, Ground.CanBeLeft, Ground.None],

        // SOV-7: secured on the way, at rest with somebody who answers, by accredited providers, with keys at home and the review of critical infrastructure.
        [Ground.EncryptedInTransit, Ground.EncryptedAtRest | Ground.SomebodyAnswers, Ground.Accredited, Ground.KeysAtHome | Ground.Reviewed],

        // SOV-8: energy and water are not in the register.
        [Ground.None, Ground.None, Ground.None, Ground.None],
    ];

    // By level from 0 on: what all objectives ask for together.
    private static readonly Ground[] Floors =
        [.. Enumerable.Range(0, SovereigntyScore.Highest + 1).Select(level => Steps.SelectMany(steps => steps.Take(level)).Aggregate(Ground.None, (all, step) => all | step))];

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
    public static (int Proven, int Possible) Climb(SovereigntyObjective objective, in SovereigntyGrounds grounds)
    {
        int proven = 0, possible = 0;
        foreach (var step in Steps[(int)objective])
        {
            if ((step & grounds.RuledOut) != Ground.None) break;
            if (grounds.Proven.Has(step) && proven == possible) proven++;
            possible++;
        }

        return (proven, possible);
    }

    /// <summary>Whether every objective reaches a level: asked of many services, of which few miss it.</summary>
    public static bool AllReach(int level, in FactSheet facts, in SovereigntyGrounds grounds) =>
        grounds.Proven.Has(Floors[level]) && facts.Strategic >= level && facts.SupplyChain >= level && facts.Technology >= level && facts.Environment >= level;
}
