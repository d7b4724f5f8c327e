namespace Portal.Domain.Evidence.Network;

/// <summary>
/// How many nodes of a subnet are in the same hands or the same place. The protocol bears with f faulty nodes of n, f being the largest whole number below n/3: with
/// more than f nodes one can stop the subnet, with more than two thirds one can make it sign anything (Internet Computer consensus, n ≥ 3f + 1).
/// </summary>
/// <param name="Groups">The groups with their nodes, the largest first.</param>
/// <param name="Nodes">Nodes of the subnet.</param>
public sealed record Concentration(IReadOnlyList<NodeGroup> Groups, int Nodes)
{
    /// <summary>Nodes that may fail: f.</summary>
    public int FaultMargin => MarginOf(Nodes);

    /// <summary>The most nodes of one group.</summary>
    public int Largest => Groups.Count > 0 ? Groups[0].Nodes : 0;

    /// <summary>The fewest groups that together have more than f nodes; 0 where there is no node.</summary>
    public int ToStop => Fewest(FaultMargin + 1);

    /// <summary>The fewest groups that together have more than two thirds of the nodes; 0 where there is no node.</summary>
    public int ToCorrupt => Fewest(Nodes - FaultMargin);

    /// <summary>Whether one group alone can stop the subnet.</summary>
    public bool OneStops => ToStop == 1;

    /// <summary>f of n nodes.</summary>
    /// <param name="nodes">n.</param>
    public static int MarginOf(int nodes) => nodes > 0 ? (nodes - 1) / 3 : 0;

    /// <summary>Groups nodes.</summary>
    /// <param name="nodes">What each node of a subnet belongs to; null for unknown, which counts as one group: nothing says that it is several.</param>
    public static Concentration Of(IReadOnlyCollection<string?> nodes) => new(
        [.. nodes.GroupBy(key => key).Select(g => new NodeGroup(g.Key, g.Count())).OrderByDescending(g => g.Nodes).ThenBy(g => g.Key, StringComparer.Ordinal)],
        nodes.Count);

    // The largest groups first is the way with the fewest.
    private int Fewest(int wanted)
    {
        var (held, count) = (0, 0);
        foreach (var group in Groups)
        {
            if (held >= wanted) break;
            held += group.Nodes;
            count++;
        }

        return count;
    }
}

/// <summary>Nodes of a subnet with something in common.</summary>
/// <param name="Key">What it is; null for unknown.</param>
/// <param name="Nodes">How many.</param>
public sealed record NodeGroup(string? Key, int Nodes);
