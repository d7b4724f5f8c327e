namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>
/// A part of the state of a subnet. It can show what is asked for and cut the rest away, without changing the root hash; hashes are worked out once and
/// serve all who ask (Interface Specification, "Certification", section "Certificate").
/// </summary>
internal abstract class State
{
    private State()
    {
    }

    /// <summary>All of it.</summary>
    public abstract HashTree Whole { get; }

    /// <summary>What paths lead to. Where a path leads nowhere, the labels beside it are shown, which proves that nothing is there.</summary>
    /// <param name="paths">The paths.</param>
    public HashTree Show(IReadOnlyCollection<byte[][]> paths) => Show(paths, 0);

    /// <summary>What paths lead to.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="depth">How many of their labels led here.</param>
    protected abstract HashTree Show(IReadOnlyCollection<byte[][]> paths, int depth);

    /// <summary>A value.</summary>
    /// <param name="bytes">The value.</param>
    internal sealed class Value(byte[] bytes) : State
    {
        /// <inheritdoc />
        public override HashTree Whole { get; } = new HashTree.Leaf(bytes);

        /// <inheritdoc />
        protected override HashTree Show(IReadOnlyCollection<byte[][]> paths, int depth) => Whole;
    }

    /// <summary>Labels and what stands under them.</summary>
    internal sealed class Level : State
    {
        private static readonly Comparer<byte[]> Order = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

        private readonly byte[][] _labels;
        private readonly State[] _states;

        /// <param name="entries">The labels in any order, each once.</param>
        public Level(IEnumerable<(byte[] Label, State State)> entries)
        {
            var ordered = entries.OrderBy(e => e.Label, Order).ToList();
            (_labels, _states) = ([.. ordered.Select(e => e.Label)], [.. ordered.Select(e => e.State)]);
            Whole = StateTree.Forks([.. ordered.Select(e => new HashTree.Labelled(e.Label, e.State.Whole))]);
        }

        /// <inheritdoc />
        public override HashTree Whole { get; }

        /// <inheritdoc />
        protected override HashTree Show(IReadOnlyCollection<byte[][]> paths, int depth)
        {
            if (_labels.Length == 0 || paths.Any(path => path.Length == depth)) return Whole;
            var shown = new SortedList<int, HashTree>();
            foreach (var asked in paths.GroupBy(path => path[depth], LabelEquality.Instance))
            {
                var at = Array.BinarySearch(_labels, asked.Key, Order);
                if (at >= 0)
                {
                    shown[at] = _states[at].Show([.. asked], depth + 1);
                    continue;
                }

                foreach (var beside in (int[])[~at - 1, ~at])
                {
                    if (beside >= 0 && beside < _labels.Length) shown.TryAdd(beside, new HashTree.Pruned(_states[beside].Whole.Digest()));
                }
            }

            return Cut(Whole, 0, _labels.Length, shown);
        }

        // The forks stand as StateTree.Forks sets them.
        private HashTree Cut(HashTree tree, int first, int count, SortedList<int, HashTree> shown)
        {
            if (!shown.Keys.Any(at => at >= first && at < first + count)) return new HashTree.Pruned(tree.Digest());
            if (tree is not HashTree.Fork fork) return new HashTree.Labelled(_labels[first], shown[first]);
            var left = count / 2;
            return new HashTree.Fork(Cut(fork.Left, first, left, shown), Cut(fork.Right, first + left, count - left, shown));
        }
    }

    private sealed class LabelEquality : IEqualityComparer<byte[]>
    {
        public static LabelEquality Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj)
        {
            var hash = new HashCode();
            hash.AddBytes(obj);
            return hash.ToHashCode();
        }
    }
}
