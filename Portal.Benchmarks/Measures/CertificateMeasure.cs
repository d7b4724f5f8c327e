using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Portal.Benchmarks.Support;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Bls;
using Portal.Infrastructure.InternetComputer.Simulation;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// Certificates of the Internet Computer, checked from the bytes on: one after another, on all processors, and as many wrong ones as the register would have
/// services. The network is one of the measure's own, its certificate as large as those of a subnet of thirteen nodes.
/// </summary>
internal sealed class CertificateMeasure : IMeasure
{
    private const int Rounds = 200;
    private const int Nodes = 13;
    private const double MostMilliseconds = 10;

    private static readonly BlsSecretKey Root = new("root"u8);
    private static readonly BlsSecretKey Subnet = new("subnet"u8);
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(50);
    private static readonly Principal Canister = Principal.TryFrom([0, 0, 0, 0, 0, 0, 0, 5, 1, 1], out var canister) ? canister : Principal.Anonymous;
    private static readonly VerificationPolicy Policy = new() { RootKey = SubnetKey.Parse(SubnetKey.ToDer(Root.PublicKey)), Canister = Canister };

    private readonly CertificateVerifier _verifier = new();

    public string Name => "certificates";

    public Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var right = Right(0);
        var check = OneCheck();
        Median(check);
        var (alone, whole) = (Median(check), Median(() => Check(right)));
        var newer = Enumerable.Range(1, Rounds).Select(Right).ToList();
        var next = 0;
        var vouched = Median(() => Check(newer[next++]));
        var first = Median(() => new CertificateVerifier().Verify(right, Policy, Now));
        var began = Stopwatch.GetTimestamp();
        Parallel.For(0, 4 * Rounds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ => Check(right));
        var perSecond = 4 * Rounds / Stopwatch.GetElapsedTime(began).TotalSeconds;
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new Figure(Name, "certificate with a new delegation, median", vouched, "ms") { ComparedWith = "one BLS check", Comparison = alone, Bar = new Bar(MostMilliseconds) },
            new Figure(Name, "the same, its delegation seen before, median", whole, "ms") { ComparedWith = "one BLS check", Comparison = alone, Bar = new Bar(MostMilliseconds) },
            new Figure(Name, "the same, the first of its subnet, median", first, "ms") { ComparedWith = "one BLS check", Comparison = alone, Bar = new Bar(MostMilliseconds) },
            new Figure(Name, "certificates on all processors", perSecond, "/s"),
            .. Wrong(right, bench.Services, ct),
        ]);
    }

    private List<Figure> Wrong(byte[] right, int count, CancellationToken ct)
    {
        var verdicts = new ConcurrentDictionary<EvidenceVerdict, int>();
        var (memory, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes());
        var began = Stopwatch.GetTimestamp();
        Parallel.For(0, Environment.ProcessorCount, part =>
        {
            var mutants = new CertificateMutants(right, part);
            for (var i = part; i < count; i += Environment.ProcessorCount)
            {
                ct.ThrowIfCancellationRequested();
                verdicts.AddOrUpdate(_verifier.Verify(mutants.Next(), Policy, Now).Verdict, 1, (_, seen) => seen + 1);
            }
        });
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        memory = GC.GetTotalMemory(forceFullCollection: true) - memory;
        return
        [
            new Figure(Name, "wrong certificates", verdicts.Values.Sum(), "in all"),
            new Figure(Name, "of them accepted", verdicts.GetValueOrDefault(EvidenceVerdict.Accepted), "in all") { Bar = new Bar(0) },
            .. verdicts.OrderByDescending(v => v.Value).Select(v => new Figure(Name, $"of them {v.Key}", v.Value, "in all")),
            new Figure(Name, "wrong certificates on all processors", count / seconds, "/s"),
            new Figure(Name, "memory for one of them", (double)allocated / count, "bytes"),
            new Figure(Name, "memory kept after them", memory / 1024.0, "KB"),
        ];
    }

    private void Check(byte[] right)
    {
        if (_verifier.Verify(right, Policy, Now).Verdict != EvidenceVerdict.Accepted) throw new InvalidOperationException("A right certificate was refused.");
    }

    private static Action OneCheck()
    {
        var message = "message"u8.ToArray();
        var signature = Subnet.Sign(message);
        if (!BlsPublicKey.TryDecode(Subnet.PublicKey, out var key)) throw new InvalidOperationException("A right key was refused.");
        return () => key.Verifies(message, signature);
    }

    private static double Median(Action action)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    // Each with a delegation of another moment.
    private static byte[] Right(int minutes)
    {
        var key = SubnetKey.ToDer(Subnet.PublicKey);
        var subnet = Principal.SelfAuthenticating(key);
        var (id, canister) = (subnet.Bytes.ToArray(), Canister.Bytes.ToArray());
        var vouched = StateTree.Of(
        [
            ([StateLabels.Time], new HashTree.Leaf(CertificateWriter.Time(Now.AddHours(-1).AddMinutes(-minutes)))),
            ([StateLabels.Subnet, id, StateLabels.PublicKey], new HashTree.Leaf(key)),
            ([StateLabels.CanisterRanges, id, canister], new HashTree.Leaf(CertificateWriter.Ranges(new CanisterRange(Canister, Canister)))),
        ]);
        var own = StateTree.Of(
        [
            ([StateLabels.Time], new HashTree.Leaf(CertificateWriter.Time(Now))),
            ([StateLabels.Canister, canister, StateLabels.Controllers], new HashTree.Leaf(CertificateWriter.Principals(Principal.Anonymous))),
            ([StateLabels.Canister, canister, StateLabels.ModuleHash], new HashTree.Leaf(SHA256.HashData(canister))),
            .. Enumerable.Range(0, Nodes).Select(n => Node(id, n)),
        ]);
        return CertificateWriter.Write(own, Subnet, (subnet, CertificateWriter.Write(vouched, Root)));
    }

    private static (byte[][] Path, HashTree Tree) Node(byte[] subnet, int number)
    {
        byte[] key = [.. Convert.FromHexString("302a300506032b6570032100"), .. SHA256.HashData([(byte)number])];
        return ([StateLabels.Subnet, subnet, StateLabels.Node, Principal.SelfAuthenticating(key).Bytes.ToArray(), StateLabels.PublicKey], new HashTree.Leaf(key));
    }
}
