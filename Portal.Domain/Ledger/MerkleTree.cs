using System.Numerics;
using System.Security.Cryptography;

namespace Portal.Domain.Ledger;

/// <summary>
/// The append-only Merkle tree of RFC 6962 section 2.1, kept as its frontier: the roots of the perfect subtrees that make
/// up the tree, largest first. Appending costs O(log n) hashes and no reads.
/// </summary>
public sealed class MerkleTree
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashLength = 32;

    private readonly List<byte[]> _frontier;

    private MerkleTree(long size, List<byte[]> frontier) => (Size, _frontier) = (size, frontier);

    /// <summary>Leaves in the tree.</summary>
    public long Size { get; private set; }

    /// <summary>The root hash; that of the empty string for the empty tree.</summary>
    public byte[] Root
    {
        get
        {
            if (_frontier.Count == 0) return SHA256.HashData([]);
            var root = _frontier[^1];
            for (var i = _frontier.Count - 2; i >= 0; i--) root = NodeHash(_frontier[i], root);
            return root;
        }
    }

    /// <summary>The frontier as one array of bytes, to be kept with a checkpoint.</summary>
    public byte[] Frontier => [.. _frontier.SelectMany(h => h)];

    /// <summary>The tree with no leaf.</summary>
    public static MerkleTree Empty() => new(0, []);

    /// <summary>Goes on from a checkpoint.</summary>
    /// <param name="size">Leaves in the tree.</param>
    /// <param name="frontier">As <see cref="Frontier"/> gave it.</param>
    /// <exception cref="ArgumentException">The frontier does not fit the size.</exception>
    public static MerkleTree Restore(long size, ReadOnlySpan<byte> frontier)
    {
        if (frontier.Length != BitOperations.PopCount((ulong)size) * HashLength)
            throw new ArgumentException("The frontier does not fit the tree's size.", nameof(frontier));
        var hashes = new List<byte[]>();
        for (var at = 0; at < frontier.Length; at += HashLength) hashes.Add(frontier.Slice(at, HashLength).ToArray());
        return new MerkleTree(size, hashes);
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leafHash">As <see cref="LeafHash"/> gave it.</param>
    public void Append(byte[] leafHash)
    {
        var hash = leafHash;
        // Each trailing one bit of the size is a perfect subtree that the new leaf completes to a larger one.
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = NodeHash(_frontier[^1], hash);
            _frontier.RemoveAt(_frontier.Count - 1);
        }

        _frontier.Add(hash);
        Size++;
    }

    /// <summary>Hash of a leaf: SHA-256(0x00 ‖ content).</summary>
    /// <param name="content">The entry's bytes.</param>
    public static byte[] LeafHash(ReadOnlySpan<byte> content)
    {
        Span<byte> input = content.Length < 4096 ? stackalloc byte[content.Length + 1] : new byte[content.Length + 1];
        input[0] = 0;
        content.CopyTo(input[1..]);
        return SHA256.HashData(input);
    }

    /// <summary>Hash of a node: SHA-256(0x01 ‖ left ‖ right).</summary>
    /// <param name="left">Left child.</param>
    /// <param name="right">Right child.</param>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * HashLength)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + HashLength)..]);
        return SHA256.HashData(input);
    }
}
