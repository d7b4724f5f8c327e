using System.Text;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Bls;
using Portal.Infrastructure.InternetComputer.Simulation;

namespace Portal.Tests.InternetComputer;

/// <summary>A certificate of a network of the tests' own, right in every way until a test makes it wrong in one.</summary>
internal sealed record TestCertificate
{
    public static readonly BlsSecretKey Root = new("root"u8);
    public static readonly BlsSecretKey Subnet = new("subnet"u8);
    public static readonly SubnetKey RootKey = SubnetKey.Parse(SubnetKey.ToDer(Root.PublicKey));
    public static readonly SubnetKey Key = SubnetKey.Parse(SubnetKey.ToDer(Subnet.PublicKey));
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    public static readonly Principal SubnetId = Principal.SelfAuthenticating(Key.Der.Span);
    public static readonly Principal Canister = Id("00000000000000050101");
    public static readonly byte[] KeyOfNode = Convert.FromHexString("302a300506032b6570032100" + new string('7', 64));

    public BlsSecretKey Signer { get; init; } = Subnet;

    public BlsSecretKey RootSigner { get; init; } = Root;

    public bool Delegated { get; init; } = true;

    public Dictionary<string, HashTree> Own { get; init; } = new(StringComparer.Ordinal)
    {
        ["time"] = Time(Now.AddSeconds(-2)),
        [$"canister/{Hex(Canister)}/controllers"] = Leaf(CertificateWriter.Principals(Principal.Anonymous)),
        [$"canister/{Hex(Canister)}/module_hash"] = Leaf(new byte[32]),
        [$"subnet/{Hex(SubnetId)}/node/{Hex(Principal.SelfAuthenticating(KeyOfNode))}/public_key"] = Leaf(KeyOfNode),
    };

    public Dictionary<string, HashTree> Vouched { get; init; } = new(StringComparer.Ordinal)
    {
        ["time"] = Time(Now.AddHours(-1)),
        [$"subnet/{Hex(SubnetId)}/public_key"] = Leaf(Key.Der.ToArray()),
        [$"subnet/{Hex(SubnetId)}/type"] = Leaf("application"u8.ToArray()),
        [$"canister_ranges/{Hex(SubnetId)}/00000000000000010101"] = Leaf(Ranges(("00000000000000010101", "00000000000000020101"))),
        [$"canister_ranges/{Hex(SubnetId)}/00000000000000040101"] = Leaf(Ranges(("00000000000000040101", "00000000000000060101"))),
    };

    public static VerificationPolicy Policy { get; } = new() { RootKey = RootKey, Canister = Canister };

    public TestCertificate With(string path, HashTree? tree) => this with { Own = Changed(Own, path, tree) };

    public TestCertificate WithVouched(string path, HashTree? tree) => this with { Vouched = Changed(Vouched, path, tree) };

    public byte[] Encode() => Delegated
        ? CertificateWriter.Write(Tree(Own), Signer, (SubnetId, CertificateWriter.Write(Tree(Vouched), RootSigner)))
        : CertificateWriter.Write(Tree(Own), RootSigner);

    public static HashTree Leaf(byte[] value) => new HashTree.Leaf(value);

    public static HashTree Pruned() => new HashTree.Pruned(new byte[HashTree.Pruned.Size]);

    public static HashTree Time(DateTimeOffset time) => Leaf(CertificateWriter.Time(time));

    public static byte[] Ranges(params (string First, string Last)[] ranges) => CertificateWriter.Ranges([.. ranges.Select(r => new CanisterRange(Id(r.First), Id(r.Last)))]);

    /// <summary>A tree of paths; ids are in hexadecimal, other labels are words.</summary>
    public static HashTree Tree(Dictionary<string, HashTree> paths) => StateTree.Of(paths.Select(p => (p.Key.Split('/').Select(Label).ToArray(), p.Value)));

    public static Principal Id(string hex) => Principal.TryFrom(Convert.FromHexString(hex), out var principal) ? principal : throw new FormatException(hex);

    public static string Hex(Principal principal) => Convert.ToHexStringLower(principal.Bytes);

    private static byte[] Label(string text) => text.Length >= 20 && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : Encoding.ASCII.GetBytes(text);

    private static Dictionary<string, HashTree> Changed(Dictionary<string, HashTree> paths, string path, HashTree? tree)
    {
        var changed = new Dictionary<string, HashTree>(paths, StringComparer.Ordinal);
        foreach (var below in paths.Keys.Where(p => p == path || p.StartsWith(path + "/", StringComparison.Ordinal))) changed.Remove(below);
        if (tree is not null) changed[path] = tree;
        return changed;
    }
}
