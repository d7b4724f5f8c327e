using System.Formats.Cbor;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Bls;
using Portal.Infrastructure.InternetComputer.Simulation;
using Xunit;
using static Portal.Tests.InternetComputer.TestCertificate;

namespace Portal.Tests.InternetComputer;

public sealed class CertificateVerifierTests
{
    private static readonly TestCertificate Right = new();
    private static readonly CertificateVerifier Verifier = new();
    private static readonly string SubnetPath = $"subnet/{Hex(SubnetId)}";
    private static readonly string RangesPath = $"canister_ranges/{Hex(SubnetId)}";
    private static readonly string CanisterPath = $"canister/{Hex(Canister)}";
    private static readonly SubnetKey OtherRoot = SubnetKey.Parse(SubnetKey.ToDer(new BlsSecretKey("other"u8).PublicKey));

    // Each is wrong in the one way that its verdict names.
    private static readonly Dictionary<string, (EvidenceVerdict Verdict, Func<byte[]> Bytes, VerificationPolicy Policy)> Cases = new(StringComparer.Ordinal)
    {
        ["right"] = (EvidenceVerdict.Accepted, Right.Encode, Policy),
        ["right, from the expected subnet"] = (EvidenceVerdict.Accepted, Right.Encode, Policy with { Subnet = SubnetId }),
        ["right, about the subnet"] = (EvidenceVerdict.Accepted, Right.Encode, Policy with { Canister = null, Subnet = SubnetId }),
        ["right, ranges in one value"] = (EvidenceVerdict.Accepted, Right.WithVouched(RangesPath, null).WithVouched($"{SubnetPath}/canister_ranges", Leaf(Ranges(("00000000000000050101", "00000000000000050101")))).Encode, Policy),
        ["right, by the root subnet that was expected"] = (EvidenceVerdict.Accepted, (Right with { Delegated = false }).Encode, Policy with { Subnet = RootKey.RootSubnet }),
        ["right, delegation is null"] = (EvidenceVerdict.Accepted, () => Rewritten((Right with { Delegated = false }).Encode(), w => { w.WriteTextString("delegation"); w.WriteNull(); }, 1), Policy with { Subnet = RootKey.RootSubnet }),
        ["existence not asked"] = (EvidenceVerdict.Accepted, Right.With(CanisterPath, Pruned()).Encode, Policy with { RequireExistence = false }),
        ["at the edge of age"] = (EvidenceVerdict.Accepted, Right.With("time", Time(Now.AddMinutes(-5))).Encode, Policy),
        ["larger than any"] = (EvidenceVerdict.TooLarge, () => new byte[CertificateReader.MaxBytes + 1], Policy),
        ["too deep"] = (EvidenceVerdict.TooDeep, () => Right.With("z", Deep(200)).Encode(), Policy),
        ["a million levels"] = (EvidenceVerdict.TooDeep, () => [0xa1, 0x64, .. "tree"u8, .. Enumerable.Repeat<byte[]>([0x83, 0x01], CertificateReader.MaxBytes / 2 - 9).SelectMany(b => b)], Policy),
        ["nothing"] = (EvidenceVerdict.Malformed, () => [], Policy),
        ["half an answer"] = (EvidenceVerdict.Malformed, () => Right.Encode()[..300], Policy),
        ["one byte more"] = (EvidenceVerdict.Malformed, () => [.. Right.Encode(), 0], Policy),
        ["an unknown key"] = (EvidenceVerdict.Malformed, () => Rewritten(Right.Encode(), w => { w.WriteTextString("more"); w.WriteNull(); }, 1), Policy),
        ["a key twice"] = (EvidenceVerdict.Malformed, () => Rewritten(Right.Encode(), w => { w.WriteTextString("signature"); w.WriteByteString(new byte[48]); }, 1), Policy),
        ["a number longer than needed"] = (EvidenceVerdict.Malformed, () => Longer(Right.Encode()), Policy),
        ["another tag"] = (EvidenceVerdict.Malformed, () => [0xc1, .. Right.Encode()], Policy),
        ["a list of unknown length"] = (EvidenceVerdict.Malformed, () => [0x9f, 0xff], Policy),
        ["a text of unknown length"] = (EvidenceVerdict.Malformed, () => [0xa1, 0x7f, 0x64, .. "tree"u8, 0xff, 0x81, 0x00], Policy),
        ["a map of four billion"] = (EvidenceVerdict.Malformed, () => [0xba, 0xff, 0xff, 0xff, 0xff], Policy),
        ["a string of 2^63 bytes"] = (EvidenceVerdict.Malformed, () => [0xa1, 0x69, .. "signature"u8, 0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Policy),
        ["no tree"] = (EvidenceVerdict.Malformed, () => [0xa1, 0x69, .. "signature"u8, 0x41, 0x00], Policy),
        ["labels out of order"] = (EvidenceVerdict.Malformed, () => WithTree(new HashTree.Fork(Labelled("b"), Labelled("a"))), Policy),
        ["a label twice"] = (EvidenceVerdict.Malformed, () => WithTree(new HashTree.Fork(Labelled("a"), Labelled("a"))), Policy),
        ["a value beside a label"] = (EvidenceVerdict.Malformed, () => WithTree(new HashTree.Fork(Labelled("a"), Leaf([1]))), Policy),
        ["a short hash"] = (EvidenceVerdict.Malformed, () => WithTree(new HashTree.Pruned(new byte[31])), Policy),
        ["nested"] = (EvidenceVerdict.NestedDelegation, () => CertificateWriter.Write(Tree(Right.Own), Subnet, (SubnetId, Right.Encode())), Policy),
        ["another network's delegation"] = (EvidenceVerdict.WrongRootKey, Right.Encode, Policy with { RootKey = OtherRoot, OtherRootKeys = [SubnetKey.Mainnet, RootKey] }),
        ["another network's root subnet"] = (EvidenceVerdict.WrongRootKey, (Right with { Delegated = false }).Encode, Policy with { RootKey = OtherRoot, OtherRootKeys = [RootKey] }),
        ["a network nobody knows"] = (EvidenceVerdict.BadDelegationSignature, Right.Encode, Policy with { RootKey = SubnetKey.Mainnet }),
        ["a delegation somebody else signed"] = (EvidenceVerdict.BadDelegationSignature, (Right with { RootSigner = Subnet }).Encode, Policy),
        ["a delegation without the key"] = (EvidenceVerdict.SubnetKeyMissing, Right.WithVouched($"{SubnetPath}/public_key", null).Encode, Policy),
        ["a delegation with the key cut away"] = (EvidenceVerdict.SubnetKeyMissing, Right.WithVouched($"{SubnetPath}/public_key", Pruned()).Encode, Policy),
        ["a delegation for another subnet"] = (EvidenceVerdict.SubnetKeyMissing, Right.WithVouched("subnet", null).WithVouched($"subnet/{Hex(RootKey.RootSubnet)}/public_key", Leaf(Key.Der.ToArray())).Encode, Policy),
        ["a key that is none"] = (EvidenceVerdict.SubnetKeyInvalid, Right.WithVouched($"{SubnetPath}/public_key", Leaf(SubnetKey.ToDer(new byte[96]))).Encode, Policy),
        ["a key in another wrapping"] = (EvidenceVerdict.SubnetKeyInvalid, Right.WithVouched($"{SubnetPath}/public_key", Leaf(KeyOfNode)).Encode, Policy),
        ["signed by somebody else"] = (EvidenceVerdict.BadSignature, (Right with { Signer = new BlsSecretKey("rogue"u8) }).Encode, Policy),
        ["signed by the root in the subnet's place"] = (EvidenceVerdict.BadSignature, (Right with { Signer = Root }).Encode, Policy),
        ["signed by the subnet without delegation"] = (EvidenceVerdict.BadSignature, (Right with { Delegated = false, RootSigner = Subnet }).Encode, Policy),
        ["no time"] = (EvidenceVerdict.TimeMissing, Right.With("time", null).Encode, Policy),
        ["time cut away"] = (EvidenceVerdict.TimeMissing, Right.With("time", Pruned()).Encode, Policy),
        ["delegation without time"] = (EvidenceVerdict.TimeMissing, Right.WithVouched("time", null).Encode, Policy),
        ["stale"] = (EvidenceVerdict.Stale, Right.With("time", Time(Now.AddMinutes(-5).AddTicks(-1))).Encode, Policy),
        ["from the future"] = (EvidenceVerdict.FromFuture, Right.With("time", Time(Now.AddMinutes(1).AddTicks(1))).Encode, Policy),
        ["replayed"] = (EvidenceVerdict.Replayed, Right.Encode, Policy with { NewerThan = Now.AddSeconds(-2) }),
        ["delegation too old"] = (EvidenceVerdict.DelegationTooOld, Right.WithVouched("time", Time(Now.AddDays(-30).AddTicks(-1))).Encode, Policy),
        ["delegation from the future"] = (EvidenceVerdict.DelegationFromFuture, Right.WithVouched("time", Time(Now.AddMinutes(2))).Encode, Policy),
        ["another subnet than expected"] = (EvidenceVerdict.WrongSubnet, Right.Encode, Policy with { Subnet = RootKey.RootSubnet }),
        ["another subnet than asked"] = (EvidenceVerdict.WrongSubnet, Right.Encode, Policy with { Canister = null, Subnet = RootKey.RootSubnet }),
        ["no subnet named"] = (EvidenceVerdict.WrongSubnet, Right.Encode, Policy with { Canister = null }),
        ["ranges cut away"] = (EvidenceVerdict.RangesMissing, Right.WithVouched(RangesPath, Pruned()).Encode, Policy),
        ["ranges not there"] = (EvidenceVerdict.RangesMissing, Right.WithVouched("canister_ranges", null).Encode, Policy),
        ["the root subnet for any canister"] = (EvidenceVerdict.RangesMissing, (Right with { Delegated = false }).Encode, Policy),
        ["between the ranges"] = (EvidenceVerdict.CanisterOutOfRange, Right.Encode, Policy with { Canister = Id("00000000000000030101") }),
        ["after the ranges"] = (EvidenceVerdict.CanisterOutOfRange, Right.Encode, Policy with { Canister = Id("00000000000000060102") }),
        ["no range at all"] = (EvidenceVerdict.CanisterOutOfRange, Right.WithVouched(RangesPath, null).WithVouched($"{RangesPath}/00000000000000010101", Leaf(Ranges())).Encode, Policy),
        ["no such canister"] = (EvidenceVerdict.CanisterAbsent, Right.Encode, Policy with { Canister = Id("00000000000000050102") }),
        ["canister cut away"] = (EvidenceVerdict.ExistenceUnknown, Right.With("canister", Pruned()).Encode, Policy),
        ["controllers cut away"] = (EvidenceVerdict.ExistenceUnknown, Right.With($"{CanisterPath}/controllers", Pruned()).Encode, Policy),
        ["a node by another name"] = (EvidenceVerdict.NodeIdMismatch, Right.With($"{SubnetPath}/node/{new string('a', 58)}/public_key", Leaf(KeyOfNode)).Encode, Policy),
        ["a node's key of another sort"] = (EvidenceVerdict.ValueUnreadable, Right.With($"{SubnetPath}/node/{new string('a', 58)}/public_key", Leaf(Key.Der.ToArray())).Encode, Policy),
        ["time too long"] = (EvidenceVerdict.ValueUnreadable, Right.With("time", Leaf([.. Enumerable.Repeat<byte>(0x80, 10), 1])).Encode, Policy),
        ["time without an end"] = (EvidenceVerdict.ValueUnreadable, Right.With("time", Leaf([0x80])).Encode, Policy),
        ["time longer than needed"] = (EvidenceVerdict.ValueUnreadable, Right.With("time", Leaf([0x81, 0x00])).Encode, Policy),
        ["time of no bytes"] = (EvidenceVerdict.ValueUnreadable, Right.With("time", Leaf([])).Encode, Policy),
        ["time as a tree"] = (EvidenceVerdict.ValueUnreadable, Right.With("time", Labelled("a")).Encode, Policy),
        ["ranges that are none"] = (EvidenceVerdict.ValueUnreadable, Right.WithVouched(RangesPath, null).WithVouched($"{RangesPath}/00000000000000010101", Leaf([0x81, 0x81, 0x40])).Encode, Policy),
        ["controllers that are none"] = (EvidenceVerdict.ValueUnreadable, Right.With($"{CanisterPath}/controllers", Leaf([0x01])).Encode, Policy),
        ["a controller too long"] = (EvidenceVerdict.ValueUnreadable, Right.With($"{CanisterPath}/controllers", Leaf([0x81, 0x58, 30, .. new byte[30]])).Encode, Policy),
        ["a hash too short"] = (EvidenceVerdict.ValueUnreadable, Right.With($"{CanisterPath}/module_hash", Leaf(new byte[31])).Encode, Policy),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_WhenWrongInOneWay_SaysWhich(string name)
    {
        var (verdict, bytes, policy) = Cases[name];

        Assert.Equal(verdict, Verifier.Verify(bytes(), policy, Now).Verdict);
    }

    [Fact]
    public void Cases_LeaveNoVerdictUntried() => Assert.Empty(Enum.GetValues<EvidenceVerdict>().Except(Cases.Values.Select(c => c.Verdict)).Except(NetworkEvidenceTests.OfAsking));

    [Fact]
    public void Verify_WhenRight_TellsWhatTheCertificateSays()
    {
        var facts = Verifier.Verify(Right.Encode(), Policy, Now).Facts!;

        Assert.Equal((Now.AddSeconds(-2), Now.AddHours(-1)), (facts.Time, facts.DelegationTime));
        Assert.Equal((SubnetId, "application"), (facts.Subnet, facts.SubnetType));
        Assert.Equal(Key.Der.ToArray(), facts.SubnetKey.ToArray());
        Assert.Equal((Id("00000000000000040101"), Id("00000000000000060101")), (facts.Range!.First, facts.Range.Last));
        Assert.Equal([Principal.Anonymous], facts.Controllers);
        Assert.Equal((Shown.Found, Shown.Found, new string('0', 64)), (facts.Existence, facts.Module, facts.ModuleHash));
        Assert.Equal(KeyOfNode, Assert.Single(facts.Nodes).Key.ToArray());
    }

    [Fact]
    public void Verify_WhenCodeIsAbsentOrNotShown_TellsOneFromTheOther()
    {
        Assert.Equal(Shown.Absent, Verifier.Verify(Right.With($"{CanisterPath}/module_hash", null).Encode(), Policy, Now).Facts!.Module);
        Assert.Equal(Shown.Unknown, Verifier.Verify(Right.With($"{CanisterPath}/module_hash", Pruned()).Encode(), Policy, Now).Facts!.Module);
    }

    [Fact]
    public void Verify_WhenTheSignatureDoesNotHold_TellsNothing() =>
        Assert.Null(Verifier.Verify((Right with { Signer = Root }).Encode(), Policy, Now).Facts);

    private static byte[] WithTree(HashTree tree) => CertificateWriter.Write(tree, Root);

    private static HashTree Labelled(string label) => new HashTree.Labelled(System.Text.Encoding.ASCII.GetBytes(label), Leaf([1]));

    private static HashTree Deep(int levels) => levels == 0 ? Leaf([1]) : new HashTree.Labelled([1], Deep(levels - 1));

    // The first number of the tree, 1, in two bytes in place of one: the same tree, written as no replica writes it.
    private static byte[] Longer(byte[] certificate)
    {
        var at = certificate.AsSpan().IndexOf("tree"u8) + 5;
        return [.. certificate[..at], 0x18, .. certificate[at..]];
    }

    // The same map with more in it.
    private static byte[] Rewritten(byte[] certificate, Action<CborWriter> more, int count)
    {
        var reader = new CborReader(certificate);
        reader.ReadTag();
        var length = reader.ReadStartMap()!.Value;
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(length + count);
        for (var i = 0; i < 2 * length; i++) writer.WriteEncodedValue(reader.ReadEncodedValue().Span);
        more(writer);
        writer.WriteEndMap();
        return writer.Encode();
    }
}
