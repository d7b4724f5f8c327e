using System.Security.Cryptography;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>
/// A state tree of which parts may be cut away without changing its root hash (Interface Specification, "Certification", sections "Certificate" and
/// "Lookup"). A tree read by <see cref="CertificateReader"/> has its labels in strictly ascending order, so each label stands once and absence can be proven.
/// </summary>
internal abstract class HashTree
{
    /// <summary>The most levels of nodes, forks included.</summary>
    public const int MaxDepth = 128;

    private const int HashSize = SHA256.HashSizeInBytes;

    private byte[]? _digest;

    private HashTree()
    {
    }

    /// <summary>The root hash, worked out once.</summary>
    public byte[] Digest() => _digest ??= Compute();

    /// <summary>Follows labels down.</summary>
    /// <param name="path">The labels.</param>
    public Finding Find(params ReadOnlySpan<byte[]> path)
    {
        var node = this;
        foreach (var label in path)
        {
            var found = node.Step(label);
            if (found.Status != Shown.Found) return found;
            node = found.Node!;
        }

        return node switch
        {
            Empty => new Finding(Shown.Absent),
            Pruned => new Finding(Shown.Unknown),
            _ => new Finding(Shown.Found, node),
        };
    }

    /// <summary>The labels of this level that are shown, in order.</summary>
    public IEnumerable<Labelled> Children() => Level().OfType<Labelled>();

    /// <summary>Whether labels ascend and no value stands beside labels, on every level.</summary>
    public bool IsWellFormed()
    {
        byte[]? last = null;
        var level = Level().ToList();
        foreach (var node in level)
        {
            if (node is Leaf && this is not Leaf) return false;
            if (node is not Labelled labelled) continue;
            if (last is not null && last.AsSpan().SequenceCompareTo(labelled.Label) >= 0) return false;
            if (!labelled.Tree.IsWellFormed()) return false;
            last = labelled.Label;
        }

        return true;
    }

    /// <summary>Works the root hash out.</summary>
    protected abstract byte[] Compute();

    // One label: found, or absent because its neighbours are shown and it is not between them.
    private Finding Step(byte[] label)
    {
        var mayBeHidden = false;
        foreach (var node in Level())
        {
            switch (node)
            {
                case Labelled labelled when labelled.Label.AsSpan().SequenceCompareTo(label) is var order and >= 0:
                    return order == 0 ? new Finding(Shown.Found, labelled.Tree) : new Finding(mayBeHidden ? Shown.Unknown : Shown.Absent);
                case Labelled:
                    mayBeHidden = false;
                    break;
                case Pruned:
                    mayBeHidden = true;
                    break;
            }
        }

        return new Finding(mayBeHidden ? Shown.Unknown : Shown.Absent);
    }

    private IEnumerable<HashTree> Level()
    {
        var stack = new Stack<HashTree>([this]);
        while (stack.TryPop(out var node))
        {
            if (node is Fork fork)
            {
                stack.Push(fork.Right);
                stack.Push(fork.Left);
            }
            else if (node is not Empty)
            {
                yield return node;
            }
        }
    }

    private static byte[] Hash(ReadOnlySpan<byte> domain, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        const int most = 256;
        var length = 1 + domain.Length + first.Length + second.Length;
        var buffer = length <= most ? stackalloc byte[most] : new byte[length];
        buffer[0] = (byte)domain.Length;
        domain.CopyTo(buffer[1..]);
        first.CopyTo(buffer[(1 + domain.Length)..]);
        second.CopyTo(buffer[(1 + domain.Length + first.Length)..]);
        return SHA256.HashData(buffer[..length]);
    }

    /// <summary>Nothing.</summary>
    internal sealed class Empty : HashTree
    {
        private static readonly byte[] Own = Hash("ic-hashtree-empty"u8, default, default);

        /// <inheritdoc />
        protected override byte[] Compute() => Own;
    }

    /// <summary>Two trees side by side.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    internal sealed class Fork(HashTree left, HashTree right) : HashTree
    {
        public HashTree Left => left;

        public HashTree Right => right;

        /// <inheritdoc />
        protected override byte[] Compute() => Hash("ic-hashtree-fork"u8, left.Digest(), right.Digest());
    }

    /// <summary>A tree under a label.</summary>
    /// <param name="label">The label.</param>
    /// <param name="tree">The tree.</param>
    internal sealed class Labelled(byte[] label, HashTree tree) : HashTree
    {
        public byte[] Label => label;

        public HashTree Tree => tree;

        /// <inheritdoc />
        protected override byte[] Compute() => Hash("ic-hashtree-labeled"u8, label, tree.Digest());
    }

    /// <summary>A value.</summary>
    /// <param name="value">The value.</param>
    internal sealed class Leaf(ReadOnlyMemory<byte> value) : HashTree
    {
        public ReadOnlyMemory<byte> Value => value;

        /// <inheritdoc />
        protected override byte[] Compute() => Hash("ic-hashtree-leaf"u8, value.Span, default);
    }

    /// <summary>A tree that was cut away, known by its hash.</summary>
    /// <param name="hash">Its hash, 32 bytes.</param>
    internal sealed class Pruned(byte[] hash) : HashTree
    {
        public const int Size = HashSize;

        /// <inheritdoc />
        protected override byte[] Compute() => hash;
    }

    /// <summary>What a path led to.</summary>
    /// <param name="Status">Whether something is there.</param>
    /// <param name="Node">It, where it is.</param>
    internal readonly record struct Finding(Shown Status, HashTree? Node = null);
}
