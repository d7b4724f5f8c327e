using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Application.Evidence;
using Portal.Domain.Evidence;

namespace Portal.Tests.Application.Evidence;

/// <summary>A network that says what a test has it say. How answers are fetched and checked is tested elsewhere; here it is what becomes of them.</summary>
internal sealed class ScriptedNetwork(TimeProvider clock) : INetworkEvidence
{
    public const string Name = "test-network";

    private readonly ConcurrentDictionary<string, SaidOfCanister> _canisters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SaidOfSubnet> _subnets = new(StringComparer.Ordinal);
    private int _asked;

    public string VerifierVersion { get; set; } = "1";

    public EvidenceVerdict? OnRecheck { get; set; }

    /// <summary>How often it was asked; several ask at once.</summary>
    public int Asked => _asked;

    public IReadOnlyList<KnownNetwork> Networks { get; } = [new(Name, new byte[] { 1, 2, 3 }, true, [])];

    /// <summary>A principal that is always the same for a name.</summary>
    public static Principal Principal(string name) =>
        Portal.Domain.Evidence.Principal.TryFrom(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 10), out var principal) ? principal : throw new InvalidOperationException(name);

    public void Say(Principal canister, SaidOfCanister said) => _canisters[canister.Text] = said;

    public void Say(Principal subnet, SaidOfSubnet said) => _subnets[subnet.Text] = said;

    public Task<EvidenceTaken> TakeAsync(EvidenceRequest request, CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(request.Kind == EvidenceSubject.Canister ? Of(request.Subject, _canisters.GetValueOrDefault(request.Subject.Text)) : Of(request.Subject, _subnets.GetValueOrDefault(request.Subject.Text)));
    }

    public EvidenceTaken Check(EvidenceRequest request, ReadOnlyMemory<byte> certificate, DateTimeOffset at) => new(OnRecheck ?? EvidenceVerdict.Accepted, null, certificate, "", at);

    private EvidenceTaken Of(Principal canister, SaidOfCanister? said) => said is null ? Silence() : Signed(said.Verdict, canister.Text + said, new CertificateFacts
    {
        Time = clock.GetUtcNow(),
        Subnet = said.Subnet,
        SubnetKey = Encoding.UTF8.GetBytes(said.Subnet.Text),
        Existence = Shown.Found,
        Controllers = said.Controllers,
        Module = Shown.Found,
        ModuleHash = said.ModuleHash,
    });

    private EvidenceTaken Of(Principal subnet, SaidOfSubnet? said) => said is null ? Silence() : Signed(said.Verdict, subnet.Text + said.Key + said.Nodes.Count, new CertificateFacts
    {
        Time = clock.GetUtcNow(),
        Subnet = subnet,
        SubnetKey = Encoding.UTF8.GetBytes(said.Key),
        Nodes = [.. said.Nodes.Select(n => new NodeKey(n, new byte[] { 1 }))],
    });

    private EvidenceTaken Signed(EvidenceVerdict verdict, string bytes, CertificateFacts facts) =>
        new(verdict, facts, Encoding.UTF8.GetBytes(bytes + clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)), "boundary.test", clock.GetUtcNow());

    private EvidenceTaken Silence() => new(EvidenceVerdict.Malformed, null, default, "boundary.test", clock.GetUtcNow());
}

/// <summary>What the network says of a canister.</summary>
internal sealed record SaidOfCanister(Principal Subnet, string ModuleHash, IReadOnlyList<Principal> Controllers, EvidenceVerdict Verdict = EvidenceVerdict.Accepted);

/// <summary>What a subnet says of itself.</summary>
internal sealed record SaidOfSubnet(string Key, IReadOnlyList<Principal> Nodes, EvidenceVerdict Verdict = EvidenceVerdict.Accepted);
