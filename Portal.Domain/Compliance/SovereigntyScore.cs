using System.Runtime.InteropServices;
using Portal.Domain.Compliance.Sheets;

namespace Portal.Domain.Compliance;

/// <summary>The eight objectives of the EU Cloud Sovereignty Framework (v1.2.1), in its order.</summary>
public enum SovereigntyObjective
{
    /// <summary>SOV-1, strategic sovereignty: who owns and steers the providers.</summary>
    Strategic,

    /// <summary>SOV-2, legal and jurisdictional sovereignty.</summary>
    Legal,

    /// <summary>SOV-3, sovereignty over data and artificial intelligence.</summary>
    Data,

    /// <summary>SOV-4, operational sovereignty.</summary>
    Operational,

    /// <summary>SOV-5, supply chain.</summary>
    SupplyChain,

    /// <summary>SOV-6, technology.</summary>
    Technology,

    /// <summary>SOV-7, security and compliance.</summary>
    Security,

    /// <summary>SOV-8, environmental sustainability.</summary>
    Environment,
}

/// <summary>How far one objective is reached.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Level">The level that is shown, 0 to 4; what is not known counts as not reached.</param>
/// <param name="Most">The highest level that it could turn out to be once all is known; no lower than <paramref name="Level"/>.</param>
/// <param name="IsDeclared">The facts set limits only: the owner declares the level.</param>
/// <param name="Declared">What the owner declared; null where nothing was, or where the level is computed.</param>
/// <param name="Proven">The highest level that the facts bear out.</param>
/// <param name="Possible">The highest level that the facts do not rule out.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ObjectiveLevel(SovereigntyObjective Objective, int Level, int Most, bool IsDeclared, int? Declared, int Proven, int Possible)
{
    /// <summary>A level was declared that the facts do not bear out; the facts count.</summary>
    public bool IsCapped => Declared > Proven;

    /// <summary>The first level that the facts do not bear out; null where they bear out all.</summary>
    public int? NextLevel => Proven < SovereigntyScore.Highest ? Proven + 1 : null;

    /// <summary>Whether it is known that the next level is not reached; otherwise a fact is missing.</summary>
    public bool IsNextRuledOut => Possible == Proven;
}

/// <summary>
/// How sovereign a service is, by the eight objectives with their weights. Four objectives are computed from facts; for the other four facts set a limit
/// and the owner declares the level below it. A missing fact never raises a level.
/// </summary>
public sealed class SovereigntyScore
{
    /// <summary>The highest level of an objective.</summary>
    public const int Highest = 4;

    // The framework's weights; together 100.
    private static readonly int[] Weights = [15, 10, 10, 15, 20, 15, 10, 5];

    private SovereigntyScore(IReadOnlyList<ObjectiveLevel> levels) => Levels = levels;

    /// <summary>Every objective's level, in the framework's order.</summary>
    public IReadOnlyList<ObjectiveLevel> Levels { get; }

    /// <summary>The weighted sum of the levels, 0 to 100.</summary>
    public int Points => (Levels.Sum(l => Weight(l.Objective) * l.Level) + (Highest / 2)) / Highest;

    /// <summary>What an objective counts in a hundred.</summary>
    /// <param name="objective">The objective.</param>
    public static int Weight(SovereigntyObjective objective) => Weights[(int)objective];

    /// <summary>The score of a service.</summary>
    /// <param name="facts">Its facts.</param>
    /// <param name="policy">The figures of the policy.</param>
    public static SovereigntyScore Of(ServiceFacts facts, PolicyParameters policy) =>
        new([.. Enum.GetValues<SovereigntyObjective>().Select(objective => Of(objective, facts, policy))]);

    /// <summary>The level of one objective.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The figures of the policy.</param>
    public static ObjectiveLevel Of(SovereigntyObjective objective, ServiceFacts facts, PolicyParameters policy)
    {
        var sheet = FactSheet.Of(facts);
        return Of(objective, sheet, SovereigntyGrounds.Of(sheet, policy));
    }

    /// <summary>The level of one objective.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="facts">The service's facts.</param>
    /// <param name="grounds">What they bear out and rule out.</param>
    internal static ObjectiveLevel Of(SovereigntyObjective objective, in FactSheet facts, in SovereigntyGrounds grounds)
    {
        var (proven, possible) = SovereigntyLadder.Climb(objective, grounds);
        if (!SovereigntyLadder.IsDeclared(objective)) return new ObjectiveLevel(objective, proven, possible, IsDeclared: false, null, proven, possible);
        var declared = SovereigntyLadder.Declared(objective, facts);
        return new ObjectiveLevel(objective, Math.Min(declared ?? 0, proven), Math.Min(declared ?? Highest, possible), IsDeclared: true, declared, proven, possible);
    }
}
