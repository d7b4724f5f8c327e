using System.Diagnostics;
using Portal.Application.Common;
using Portal.Application.Evidence;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Simulation;

namespace Portal.Infrastructure.InternetComputer.Client;

/// <summary>Takes certificates from the configured networks, one address after another, and checks them. Safe to share between threads.</summary>
internal sealed class NetworkEvidence : INetworkEvidence, IDisposable
{
    // Within the five minutes that replicas allow, whichever clock is ahead.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(4);

    private readonly CertificateVerifier _verifier = new();
    private readonly Dictionary<string, Asked> _networks;
    private readonly IReadOnlyList<NetworkSettings> _settings;
    private readonly DemonstrationServer _demonstration;
    private readonly TimeProvider _clock;

    /// <param name="settings">The networks; the first is the default.</param>
    /// <param name="demonstration">Serves the simulated network of the demonstration.</param>
    /// <param name="clock">The time.</param>
    public NetworkEvidence(IReadOnlyList<NetworkSettings> settings, DemonstrationServer demonstration, TimeProvider clock)
    {
        (_settings, _demonstration, _clock) = (settings, demonstration, clock);
        SubnetKey[] known = [SubnetKey.Mainnet, .. settings.Select(s => s.RootKey)];
        _networks = settings.ToDictionary(s => s.Name, s => new Asked(s, new BoundaryClient(s), Others(s, known)), StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public string VerifierVersion => "1";

    /// <inheritdoc />
    public IReadOnlyList<KnownNetwork> Networks => [.. _settings.Select(s => new KnownNetwork(s.Name, s.RootKey.Der, s.IsSimulated, IsServedHere(s) ? _demonstration.Addresses : s.Addresses))];

    /// <inheritdoc />
    public async Task<EvidenceTaken> TakeAsync(EvidenceRequest request, CancellationToken ct)
    {
        if (!_networks.TryGetValue(request.Network, out var network)) return Nothing(EvidenceVerdict.NetworkUnknown);
        using var span = PortalTelemetry.Source.StartActivity("evidence.take", ActivityKind.Client);
        span?.SetTag("ic.network", request.Network).SetTag("ic.subject", request.Subject.Text);
        var addresses = IsServedHere(network.Settings) ? await _demonstration.StartAsync(ct) : network.Settings.Addresses;
        var best = Nothing(EvidenceVerdict.Unreachable);
        for (var attempt = 0; attempt < network.Settings.Attempts; attempt++)
        {
            if (attempt > 0) await Task.Delay(Pause(network.Settings.Pause, attempt), _clock, ct);
            var taken = await AskAsync(network, request, addresses[attempt % addresses.Count], ct);

            // What a boundary did with a certificate says more than that the next one did not answer.
            if (!taken.Certificate.IsEmpty || best.Certificate.IsEmpty) best = taken;
            if (IsLast(taken.Verdict, attempt + 1, addresses.Count)) break;
        }

        span?.SetTag("ic.verdict", best.Verdict.ToString()).SetTag("server.address", best.Source);
        return best;
    }

    /// <inheritdoc />
    public EvidenceTaken Check(EvidenceRequest request, ReadOnlyMemory<byte> certificate, DateTimeOffset at)
    {
        if (!_networks.TryGetValue(request.Network, out var network)) return Nothing(EvidenceVerdict.NetworkUnknown) with { Certificate = certificate, At = at };
        var isCanister = request.Kind == EvidenceSubject.Canister;
        var policy = new VerificationPolicy
        {
            RootKey = network.Settings.RootKey,
            OtherRootKeys = network.OtherRootKeys,
            Canister = isCanister ? request.Subject : null,
            Subnet = isCanister ? null : request.Subject,
            NewerThan = request.NewerThan,
        };
        var (verdict, facts) = _verifier.Verify(certificate, policy, at);
        return new EvidenceTaken(verdict, facts, certificate, string.Empty, at);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var network in _networks.Values) network.Client.Dispose();
    }

    private async Task<EvidenceTaken> AskAsync(Asked network, EvidenceRequest request, Uri address, CancellationToken ct)
    {
        var (path, question) = Question(request);
        Activity.Current?.SetTag("ic.request_id", Convert.ToHexStringLower(question.Id()));
        var answer = await network.Client.AskAsync(address, path, question, ct);
        var taken = answer.Failure is { } failure ? Nothing(failure) : Check(request, answer.Certificate, _clock.GetUtcNow());
        return taken with { Source = address.Authority };
    }

    private (string Path, ReadStateRequest Question) Question(EvidenceRequest request)
    {
        var expiry = Nanoseconds.Since1970(_clock.GetUtcNow() + Lifetime);
        return request.Kind == EvidenceSubject.Canister
            ? ($"/api/v3/canister/{request.Subject.Text}/read_state", new ReadStateRequest(expiry, EvidencePaths.OfCanister(request.Subject)))
            : ($"/api/v3/subnet/{request.Subject.Text}/read_state", new ReadStateRequest(expiry, EvidencePaths.OfSubnet(request.Subject)));
    }

    private static bool IsServedHere(NetworkSettings settings) => settings.Name == DemonstrationNetwork.Name;

    private static SubnetKey[] Others(NetworkSettings settings, SubnetKey[] known) =>
        [.. known.Where(key => !key.Der.Span.SequenceEqual(settings.RootKey.Der.Span)).DistinctBy(key => key.RootSubnet)];

    // What the subnet itself certified is final. Otherwise every address is asked once, and again only where that may help.
    private static bool IsLast(EvidenceVerdict verdict, int attempts, int addresses) => verdict switch
    {
        EvidenceVerdict.Accepted or EvidenceVerdict.CanisterAbsent => true,
        EvidenceVerdict.Unreachable or EvidenceVerdict.TimedOut or EvidenceVerdict.BoundaryFailed => false,
        _ => attempts >= addresses,
    };

    // Twice as long each time, give or take a half, so that many who wait do not come back together.
    private static TimeSpan Pause(TimeSpan first, int attempt) => first * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble());

    private EvidenceTaken Nothing(EvidenceVerdict verdict) => new(verdict, null, default, string.Empty, _clock.GetUtcNow());

    private sealed record Asked(NetworkSettings Settings, BoundaryClient Client, SubnetKey[] OtherRootKeys);
}
