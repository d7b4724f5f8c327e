using System.Collections.Concurrent;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Simulation;
using Xunit;
using static Portal.Tests.InternetComputer.TestCertificate;

namespace Portal.Tests.InternetComputer;

/// <summary>Certificates that were changed: never a crash, never accepted. <c>./portal bench --only certificates</c> does the same with far more.</summary>
public sealed class CertificateFuzzTests
{
    private const int Mutants = 300;

    private static readonly CertificateVerifier Verifier = new();
    private static readonly byte[] Right = new TestCertificate().Encode();

    [Fact]
    public void Verify_WhenAnyOneByteIsChanged_RefusesAndKnowsWhy()
    {
        var verdicts = new ConcurrentDictionary<EvidenceVerdict, int>();
        Parallel.For(0, Right.Length, i =>
        {
            var changed = Right.ToArray();
            changed[i] ^= (byte)(1 << (i % 8));
            verdicts.AddOrUpdate(Verifier.Verify(changed, Policy, Now).Verdict, 1, (_, count) => count + 1);
        });

        Assert.DoesNotContain(EvidenceVerdict.Accepted, verdicts.Keys);
        Assert.Equal(Right.Length, verdicts.Values.Sum());
        Assert.Contains(EvidenceVerdict.BadSignature, verdicts.Keys);
        Assert.Contains(EvidenceVerdict.BadDelegationSignature, verdicts.Keys);
        Assert.Contains(EvidenceVerdict.Malformed, verdicts.Keys);
    }

    [Fact]
    public void Verify_WhenCutShortAnywhere_IsMalformed() =>
        Assert.All(Enumerable.Range(0, Right.Length), length => Assert.Equal(EvidenceVerdict.Malformed, Verifier.Verify(Right.AsMemory(0, length), Policy, Now).Verdict));

    [Fact]
    public void Verify_WhenManyBytesAreChanged_NeverAccepts()
    {
        var mutants = new CertificateMutants(Right, seed: 7);

        Assert.All(Enumerable.Range(0, Mutants), _ => Assert.NotEqual(EvidenceVerdict.Accepted, Verifier.Verify(mutants.Next(), Policy, Now).Verdict));
    }

    [Fact]
    public void Verify_WhenBytesAreAnything_Answers()
    {
        var random = new Random(8);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.NotEqual(EvidenceVerdict.Accepted, Verifier.Verify(bytes, Policy, Now).Verdict);
        }
    }
}
