using System.Globalization;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>
/// One thing that is wrong: a part or a flow of the service that fails by itself, or the service as a whole. A verdict names the first part that
/// decides; a waiver has to know each of them, or a part that comes later would hide behind it. A part abroad that is in order is known too.
/// </summary>
/// <param name="Part">Where a part is and who runs it, or where a flow goes; empty where the service as a whole is meant.</param>
/// <param name="Reason">Name of the reason; empty for a part abroad that is in order.</param>
/// <param name="Args">Facts used, as <see cref="Fact"/> writes them.</param>
public sealed record Shortfall(string Part, string Reason, IReadOnlyList<string> Args)
{
    private const string Number = "n:";

    // An age grows by itself every day; that is no change of the service.
    private const string Ages = "TooOld";

    /// <summary>Everything that is wrong by an obligation that is not met.</summary>
    /// <param name="obligation">The obligation.</param>
    /// <param name="verdict">What was found.</param>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The parameters applied.</param>
    public static IReadOnlyList<Shortfall> AllOf(Obligation obligation, Verdict verdict, ServiceFacts facts, PolicyParameters policy)
    {
        var found = new List<Shortfall>();
        var abroad = new List<Shortfall>();
        var athome = new List<Placement>();
        foreach (var part in facts.Placements)
        {
            var alone = obligation.Check(facts with { Placements = [part], Flows = [] }, policy);
            // A verdict that names no part, of too few sites for one, is no fault of any of them.
            var isToBlame = alone.Outcome == Outcome.Fail && alone.Role is not null;
            if (isToBlame) found.Add(new(NameOf(part), alone.Reason, alone.Args));
            else if (part.Country is { } country && country != policy.HomeCountry) abroad.Add(new(NameOf(part), "", []));
            athome.Add(isToBlame ? part with { Country = policy.HomeCountry } : part);
        }

        var without = obligation.Check(facts with { Placements = athome, Flows = [] }, policy);
        foreach (var flow in without.Outcome == Outcome.Fail ? [] : facts.Flows ?? [])
        {
            var alone = obligation.Check(facts with { Placements = athome, Flows = [flow] }, policy);
            if (alone.Outcome == Outcome.Fail) found.Add(new(NameOf(flow), alone.Reason, alone.Args));
        }

        if (found.Count == 0) found.Add(new("", verdict.Reason, verdict.Args));
        // Whoever granted it knew of each part abroad, sound ones too: what was to compensate was judged by that.
        return [.. found, .. abroad];
    }

    /// <summary>Whether what is wrong now is this, or less of it: the same part for the same reason, by the same facts, and no figure further off.</summary>
    /// <param name="now">What is wrong now.</param>
    public bool Embraces(Shortfall now) =>
        string.Equals(Part, now.Part, StringComparison.OrdinalIgnoreCase) && Reason == now.Reason
        && Args.Where(IsSaid).SequenceEqual(now.Args.Where(IsSaid), StringComparer.Ordinal)
        && (Reason == Ages || IsNoWorse(Figures(Args), Figures(now.Args)));

    // What is first, what is asked for second; a policy may ask for another figure since.
    private static bool IsNoWorse(List<long> known, List<long> now)
    {
        if (known.Count < 2 || now.Count != known.Count) return known.SequenceEqual(now);
        return known[0] < known[1] ? now[0] >= known[0] : now[0] <= known[0];
    }

    private static bool IsSaid(string arg) => !arg.StartsWith(Number, StringComparison.Ordinal);

    private static List<long> Figures(IEnumerable<string> args) =>
        [.. args.Where(a => !IsSaid(a)).Select(a => long.Parse(a.AsSpan(Number.Length), CultureInfo.InvariantCulture))];

    private static string NameOf(Placement part) => string.Join('|', part.Role, part.Kind, part.Country, part.Operator, part.Site);

    private static string NameOf(CrossBorderFlow flow) => string.Join('|', "Flow", flow.Country, flow.DataCategories);
}
