namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>Builds state trees as a replica does (Interface Specification, "Certification", section "Certificate"): labels in order, forks in balance.</summary>
internal static class StateTree
{
    /// <summary>The tree in which each entry stands at the end of its path.</summary>
    /// <param name="entries">Paths and what stands there; no path may go on below another entry.</param>
    public static HashTree Of(IEnumerable<(byte[][] Path, HashTree Tree)> entries) => Level([.. entries], 0);

    /// <summary>A level of trees that are in order: each fork leaves half of them on its left, rounded down.</summary>
    /// <param name="trees">The trees.</param>
    public static HashTree Forks(ReadOnlySpan<HashTree> trees) => trees.Length switch
    {
        0 => new HashTree.Empty(),
        1 => trees[0],
        var count => new HashTree.Fork(Forks(trees[..(count / 2)]), Forks(trees[(count / 2)..])),
    };

    private static HashTree Level(List<(byte[][] Path, HashTree Tree)> entries, int depth)
    {
        if (entries is [var only] && only.Path.Length == depth) return only.Tree;
        var labels = entries.GroupBy(e => Convert.ToHexString(e.Path[depth]), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new HashTree.Labelled(Convert.FromHexString(g.Key), Level([.. g], depth + 1)));
        return Forks([.. labels]);
    }
}
