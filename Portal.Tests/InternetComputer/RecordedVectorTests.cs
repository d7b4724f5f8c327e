using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Portal.Application.Evidence;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Bls;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>Certificates that the public network gave, with the time they were taken at and what must come of them.</summary>
public sealed class RecordedVectorTests
{
    private const string Folder = "ic/vectors/";
    private const string BlsFile = Folder + "bls_vectors.json";
    private const string SpecFile = Folder + "spec_vectors.json";
    private const string StatusFile = Folder + "parse_only_dfx_canister_status.json";

    [SharedDataFact(BlsFile)]
    public void Verify_OfEveryRecordedCertificate_IsAsExpected()
    {
        var verifier = new CertificateVerifier();
        var wrong = new List<string>();
        var cases = 0;
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(SharedData.Find(BlsFile))!, "*.json"))
        {
            var file = Read(path);
            if (!file.TryGetProperty("cases", out var list)) continue;
            foreach (var item in list.EnumerateArray())
            {
                cases++;
                var verification = Check(verifier, file, item);
                var name = $"{Path.GetFileNameWithoutExtension(path)}: {Text(item, "id")}";
                if (!Expected(item).Contains(verification.Verdict)) wrong.Add($"{name} is {verification.Verdict}");
                if (verification.Verdict == EvidenceVerdict.Accepted && !HasExpectedFacts(file, verification.Facts!)) wrong.Add($"{name}: other facts");
            }
        }

        Assert.True(cases > 50, $"Only {cases} cases were found.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    // The same code judges the public network and the simulated one; only the root key tells them apart.
    [SharedDataFact(BlsFile)]
    public async Task Check_OfEveryRightCertificate_HangsOnTheRootKeyAlone()
    {
        await using var demonstration = new DemonstrationServer(TimeProvider.System);
        using var evidence = new NetworkEvidence(NetworkSettingsReader.From(new ConfigurationBuilder().Build(), demo: true), demonstration, TimeProvider.System);
        var cases = Directory.EnumerateFiles(Path.GetDirectoryName(SharedData.Find(BlsFile))!, "agentrs_*.json").Select(Read)
            .SelectMany(file => file.GetProperty("cases").EnumerateArray().Where(item => Text(item, "expected") == "valid" && !item.TryGetProperty("mutation", out _)).Select(item => (File: file, Item: item))).ToList();

        foreach (var (file, item) in cases)
        {
            var request = new EvidenceRequest(NetworkSettings.Public, Text(item, "kind") == "subnet" ? EvidenceSubject.Subnet : EvidenceSubject.Canister, Parse(Text(item, "principal")));
            var (bytes, at) = (Bytes(file, "certificate_hex"), DateTimeOffset.Parse(Text(item, "now"), CultureInfo.InvariantCulture));

            // Some of the recorded certificates answer other questions than whether the canister exists; the root subnet proves nothing of a canister.
            Assert.Contains(evidence.Check(request, bytes, at).Verdict, (EvidenceVerdict[])[EvidenceVerdict.Accepted, EvidenceVerdict.ExistenceUnknown, EvidenceVerdict.RangesMissing]);
            Assert.Equal(EvidenceVerdict.WrongRootKey, evidence.Check(request with { Network = DemonstrationNetwork.Name }, bytes, at).Verdict);
        }

        Assert.Contains(cases, c => Text(c.Item, "kind") == "subnet");
        Assert.Contains(cases, c => Text(c.Item, "kind") != "subnet");
    }

    [SharedDataFact(BlsFile)]
    public void Verifies_OfEveryRecordedSignature_IsAsExpected()
    {
        var vectors = Read(SharedData.Find(BlsFile)!).GetProperty("vectors").EnumerateArray().ToList();
        var wrong = vectors.Where(v => v.GetProperty("expected").GetBoolean()
            != (BlsPublicKey.TryDecode(Bytes(v, "public_key_hex"), out var key) && key.Verifies(Bytes(v, "message_hex"), Bytes(v, "signature_hex"))));

        Assert.True(vectors.Count >= 70);
        Assert.Empty(wrong.Select(v => Text(v, "id")));
    }

    [SharedDataFact(BlsFile)]
    public void Hash_OfEveryRecordedMessage_IsAsExpected()
    {
        var suite = Read(SharedData.Find(BlsFile)!).GetProperty("rfc9380_hash_to_curve");
        foreach (var vector in suite.GetProperty("vectors").EnumerateArray())
        {
            var bytes = new byte[Fp.Size];
            HashToCurve.Hash(Encoding.ASCII.GetBytes(Text(vector, "msg")), Text(suite, "dst")).ToAffine().Y.Write(bytes);
            Assert.Equal(Text(vector, "y"), Convert.ToHexStringLower(bytes));
        }
    }

    [SharedDataFact(SpecFile)]
    public void Find_InTheSpecificationsTrees_IsAsExpected()
    {
        foreach (var example in Read(SharedData.Find(SpecFile)!).GetProperty("trees").EnumerateArray())
        {
            var tree = CertificateReader.ReadTree(Bytes(example, "cbor_hex"));
            Assert.Equal(Text(example, "root_hash"), Convert.ToHexStringLower(tree.Digest()));
            if (!example.TryGetProperty("lookups", out var lookups)) continue;
            foreach (var lookup in lookups.EnumerateArray())
            {
                var found = tree.Find([.. lookup[0].EnumerateArray().Select(label => Encoding.UTF8.GetBytes(label.GetString()!))]);
                var value = found.Node is HashTree.Leaf leaf ? ":" + Encoding.UTF8.GetString(leaf.Value.Span) : string.Empty;
                Assert.Equal(lookup[1].GetString(), found.Status + value);
            }
        }
    }

    [SharedDataFact(StatusFile)]
    public void Find_InARecordedCanisterStatus_FindsEachLeaf()
    {
        var file = Read(SharedData.Find(StatusFile)!);
        var tree = CertificateReader.Read(Bytes(file, "certificate_hex")).Tree;

        Assert.Equal(Text(file, "tree_root_hash_hex"), Convert.ToHexStringLower(tree.Digest()));
        foreach (var leaf in file.GetProperty("leaves").EnumerateObject())
        {
            var labels = leaf.Name.Split('/').Select((label, i) => i == 1 ? Convert.FromHexString(label) : Encoding.UTF8.GetBytes(label));
            Assert.Equal(leaf.Value.GetString(), Convert.ToHexStringLower(Assert.IsType<HashTree.Leaf>(tree.Find([.. labels]).Node).Value.Span));
        }
    }

    private static Verification Check(CertificateVerifier verifier, JsonElement file, JsonElement item)
    {
        var bytes = Bytes(file, "certificate_hex");
        if (item.TryGetProperty("mutation", out var mutation)) bytes[mutation.GetProperty("offset").GetInt32()] ^= mutation.GetProperty("xor").GetByte();
        var asked = Parse(Text(item, "principal"));
        var isSubnet = Text(item, "kind") == "subnet";
        var policy = new VerificationPolicy
        {
            RootKey = SubnetKey.Parse(Bytes(file, "root_key_der_hex")),
            Canister = isSubnet ? null : asked,
            Subnet = isSubnet ? asked : Values(file, "signer_subnet").Select(Parse).FirstOrDefault(),

            // What was recorded answers other questions than whether the canister exists.
            RequireExistence = false,
        };
        return verifier.Verify(bytes, policy, DateTimeOffset.Parse(Text(item, "now"), CultureInfo.InvariantCulture));
    }

    // The recorded codes are coarser than the verdicts: which of the two signatures, and whether there were ranges at all.
    private static EvidenceVerdict[] Expected(JsonElement item) => (Text(item, "expected"), Text(item, "id")) switch
    {
        ("valid", _) => [EvidenceVerdict.Accepted],
        ("stale", _) => [EvidenceVerdict.Stale],
        ("future", _) => [EvidenceVerdict.FromFuture],
        ("wrong_subnet", _) => [EvidenceVerdict.WrongSubnet],
        ("nested_delegation", _) => [EvidenceVerdict.NestedDelegation],
        ("bad_signature", "tampered_subnet_key") => [EvidenceVerdict.BadDelegationSignature],
        ("bad_signature", _) => [EvidenceVerdict.BadSignature],
        ("canister_out_of_range", "pruned_ranges") => [EvidenceVerdict.RangesMissing],
        ("canister_out_of_range", _) => [EvidenceVerdict.CanisterOutOfRange],
        _ => [],
    };

    private static bool HasExpectedFacts(JsonElement file, CertificateFacts facts) =>
        Values(file, "signer_subnet").SequenceEqual([facts.Subnet.Text])
        && Values(file, "node_ids").Order(StringComparer.Ordinal).SequenceEqual(facts.Nodes.Select(n => n.Node.Text).Order(StringComparer.Ordinal))
        && facts.Time == Nanoseconds(Text(file, "time_ns"));

    private static DateTimeOffset Nanoseconds(string text) => DateTimeOffset.UnixEpoch.AddTicks(long.Parse(text, CultureInfo.InvariantCulture) / 100);

    private static IEnumerable<string> Values(JsonElement file, string name)
    {
        if (!file.TryGetProperty("expected_values", out var values) || !values.TryGetProperty(name, out var value)) return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.GetString()!) : [value.GetString()!];
    }

    private static Principal Parse(string text) => Principal.TryParse(text, out var principal) ? principal : throw new FormatException(text);

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static byte[] Bytes(JsonElement element, string name) => Convert.FromHexString(Text(element, name));
}
