using Portal.Application.Evidence;
using Portal.Domain.Evidence;

namespace Portal.Benchmarks.Support;

/// <summary>The network of the benchmarks: none until a measure brings one, so that nothing outside is ever asked.</summary>
internal sealed class BenchNetwork : INetworkEvidence
{
    /// <summary>The network that a measure brought.</summary>
    public INetworkEvidence? Brought { get; set; }

    public string VerifierVersion => Brought?.VerifierVersion ?? "1";

    public IReadOnlyList<KnownNetwork> Networks => Brought?.Networks ?? [new KnownNetwork("none", default, true, [])];

    public Task<EvidenceTaken> TakeAsync(EvidenceRequest request, CancellationToken ct) => Network.TakeAsync(request, ct);

    public EvidenceTaken Check(EvidenceRequest request, ReadOnlyMemory<byte> certificate, DateTimeOffset at) => Network.Check(request, certificate, at);

    private INetworkEvidence Network => Brought ?? throw new InvalidOperationException("No measure brought a network.");
}
