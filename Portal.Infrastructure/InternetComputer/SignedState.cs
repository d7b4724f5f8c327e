using System.Text;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>
/// Reads facts off the trees of a certificate whose signatures hold (Interface Specification, section "The system state tree"). What the root key
/// vouches for is read from the delegation; where there is none, the root subnet itself signed and its own tree says both.
/// </summary>
/// <param name="certificate">The certificate.</param>
/// <param name="subnet">The subnet that signed it.</param>
/// <param name="key">The key it signed with.</param>
internal sealed class SignedState(Certificate certificate, Principal subnet, SubnetKey key)
{
    private const int HashSize = 32;

    // An Ed25519 key in DER (RFC 8410, section 4) is this and 32 bytes.
    private static readonly byte[] NodeKeyPrefix = Convert.FromHexString("302a300506032b6570032100");

    private readonly HashTree _vouched = (certificate.Delegation?.Certificate ?? certificate).Tree;
    private readonly byte[] _subnet = subnet.Bytes.ToArray();

    /// <summary>Whether any of the subnet's ranges are shown; known once the facts were read.</summary>
    public bool ShowsRanges { get; private set; }

    /// <summary>The facts.</summary>
    /// <param name="canister">The canister asked about, if one is.</param>
    public CertificateFacts Read(Principal? canister)
    {
        var type = Value(_vouched, StateLabels.Subnet, _subnet, StateLabels.Type) ?? Value(certificate.Tree, StateLabels.Subnet, _subnet, StateLabels.Type);
        var facts = new CertificateFacts
        {
            Time = Time(certificate.Tree),
            DelegationTime = certificate.Delegation is { } delegation ? Time(delegation.Certificate.Tree) : null,
            Subnet = subnet,
            SubnetKey = key.Der,
            SubnetType = type is { } text ? Encoding.UTF8.GetString(text.Span) : null,
            Nodes = Nodes(),
        };
        return canister is null ? facts : WithCanister(facts, canister);
    }

    private CertificateFacts WithCanister(CertificateFacts facts, Principal canister)
    {
        var ranges = Ranges();
        var id = canister.Bytes.ToArray();
        var controllers = certificate.Tree.Find(StateLabels.Canister, id, StateLabels.Controllers);
        var module = certificate.Tree.Find(StateLabels.Canister, id, StateLabels.ModuleHash);
        ShowsRanges = ranges is not null;
        return facts with
        {
            Range = ranges?.Find(range => range.Contains(canister)),
            Existence = controllers.Status,
            Controllers = Leaf(controllers) is { } list ? StrictCbor.Read(list, EvidenceVerdict.ValueUnreadable, r => StrictCbor.List(r, StrictCbor.Principal)) : [],
            Module = module.Status,
            ModuleHash = Leaf(module) is { } hash ? Convert.ToHexStringLower(hash.Length == HashSize ? hash.Span : throw Unreadable()) : null,
        };
    }

    // Ranges stand in shards, each labelled by its first id, or in one value as they did until 2025; null where neither is shown.
    private List<CanisterRange>? Ranges()
    {
        var shards = _vouched.Find(StateLabels.CanisterRanges, _subnet).Node?.Children().Select(shard => Leaf(shard.Tree.Find())).OfType<ReadOnlyMemory<byte>>() ?? [];
        List<ReadOnlyMemory<byte>> shown = [.. shards];
        if (Value(_vouched, StateLabels.Subnet, _subnet, StateLabels.CanisterRanges) is { } whole) shown.Add(whole);
        return shown.Count == 0 ? null : [.. shown.SelectMany(list => StrictCbor.Read(list, EvidenceVerdict.ValueUnreadable, r => StrictCbor.List(r, ReadRange)))];
    }

    private static CanisterRange ReadRange(System.Formats.Cbor.CborReader reader) =>
        StrictCbor.List(reader, StrictCbor.Principal) is [var first, var last] ? new CanisterRange(first, last) : throw Unreadable();

    private List<NodeKey> Nodes() =>
        [.. certificate.Tree.Find(StateLabels.Subnet, _subnet, StateLabels.Node).Node?.Children().Select(ReadNode).OfType<NodeKey>() ?? []];

    // A node without its key is none that could be told from an invented one.
    private static NodeKey? ReadNode(HashTree.Labelled node)
    {
        if (Value(node.Tree, StateLabels.PublicKey) is not { } key) return null;
        if (key.Length != NodeKeyPrefix.Length + HashSize || !key.Span.StartsWith(NodeKeyPrefix)) throw Unreadable();
        var id = Principal.SelfAuthenticating(key.Span);
        return id.Bytes.SequenceEqual(node.Label) ? new NodeKey(id, key) : throw new CertificateFormatException(EvidenceVerdict.NodeIdMismatch);
    }

    // Nanoseconds since 1970 as an unsigned LEB128 number, written no longer than needed.
    private static DateTimeOffset Time(HashTree tree)
    {
        if (Value(tree, StateLabels.Time) is not { } bytes) throw new CertificateFormatException(EvidenceVerdict.TimeMissing);
        const int lastShift = 63;
        ulong nanoseconds = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var (shift, octet) = (7 * i, bytes.Span[i]);
            var isLast = octet < 0x80;
            if (shift > lastShift || (shift == lastShift && octet > 1) || isLast != (i == bytes.Length - 1) || (isLast && octet == 0 && i > 0)) throw Unreadable();
            nanoseconds |= (ulong)(octet & 0x7f) << shift;
        }

        return bytes.Length > 0 ? DateTimeOffset.UnixEpoch.AddTicks((long)(nanoseconds / (ulong)TimeSpan.NanosecondsPerTick)) : throw Unreadable();
    }

    private static ReadOnlyMemory<byte>? Value(HashTree tree, params ReadOnlySpan<byte[]> path) => Leaf(tree.Find(path));

    // What stands where a value should be, and is none, was signed in a form nobody specified.
    private static ReadOnlyMemory<byte>? Leaf(HashTree.Finding finding)
    {
        if (finding.Status != Shown.Found) return null;
        return finding.Node is HashTree.Leaf leaf ? leaf.Value : throw Unreadable();
    }

    private static CertificateFormatException Unreadable() => new(EvidenceVerdict.ValueUnreadable);
}
