using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Application.Evidence;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Tests.Browser;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>The portal's client against simulated boundaries over HTTP: each thing that a boundary can do wrong has its verdict.</summary>
public sealed class NetworkEvidenceTests : IAsyncLifetime
{
    private const string Network = "test";
    private static readonly SimulatedCanister Canister = DemonstrationNetwork.CanisterOf(0, 5);
    private static readonly SimulatedSubnet Subnet = DemonstrationNetwork.Subnets[0];
    private static readonly EvidenceRequest OfCanister = new(Network, EvidenceSubject.Canister, Canister.Id);
    private static readonly EvidenceRequest OfSubnet = new(Network, EvidenceSubject.Subnet, Subnet.Id);
    private static readonly SubnetKey RootKey = SubnetKey.Parse(DemonstrationNetwork.Network.RootKey);

    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly SimulatedBoundary _boundary;
    private SimulatorServer _server = null!;

    public NetworkEvidenceTests() => _boundary = new SimulatedBoundary(DemonstrationNetwork.Network, _clock);

    /// <summary>Verdicts that no certificate has, because none came or nobody knows what to hold it to.</summary>
    internal static readonly EvidenceVerdict[] OfAsking =
    [
        EvidenceVerdict.NetworkUnknown, EvidenceVerdict.AddressRefused, EvidenceVerdict.Unreachable, EvidenceVerdict.TimedOut, EvidenceVerdict.RefusedByBoundary,
        EvidenceVerdict.BoundaryFailed, EvidenceVerdict.AnswerUnreadable,
    ];

    /// <summary>What comes of a fault when a canister is asked about, and when a subnet is.</summary>
    internal static readonly Dictionary<SimulatorFault, (EvidenceVerdict Canister, EvidenceVerdict Subnet)> Faults = new()
    {
        [SimulatorFault.None] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
        [SimulatorFault.Stale] = (EvidenceVerdict.Stale, EvidenceVerdict.Stale),
        [SimulatorFault.Future] = (EvidenceVerdict.FromFuture, EvidenceVerdict.FromFuture),
        [SimulatorFault.RogueKey] = (EvidenceVerdict.BadSignature, EvidenceVerdict.BadSignature),
        [SimulatorFault.WrongSubnet] = (EvidenceVerdict.CanisterOutOfRange, EvidenceVerdict.WrongSubnet),
        [SimulatorFault.PrunedRanges] = (EvidenceVerdict.RangesMissing, EvidenceVerdict.Accepted),
        [SimulatorFault.OtherRootKey] = (EvidenceVerdict.BadDelegationSignature, EvidenceVerdict.BadDelegationSignature),
        [SimulatorFault.NestedDelegation] = (EvidenceVerdict.NestedDelegation, EvidenceVerdict.NestedDelegation),
        [SimulatorFault.TamperedByte] = (EvidenceVerdict.BadSignature, EvidenceVerdict.BadSignature),
        [SimulatorFault.Replay] = (EvidenceVerdict.Replayed, EvidenceVerdict.Replayed),
        [SimulatorFault.DeepNesting] = (EvidenceVerdict.TooDeep, EvidenceVerdict.TooDeep),
        [SimulatorFault.HalfAnswer] = (EvidenceVerdict.AnswerUnreadable, EvidenceVerdict.AnswerUnreadable),
        [SimulatorFault.GiganticAnswer] = (EvidenceVerdict.TooLarge, EvidenceVerdict.TooLarge),
        [SimulatorFault.ServerError] = (EvidenceVerdict.BoundaryFailed, EvidenceVerdict.BoundaryFailed),
        [SimulatorFault.Refusal] = (EvidenceVerdict.RefusedByBoundary, EvidenceVerdict.RefusedByBoundary),
        [SimulatorFault.Redirect] = (EvidenceVerdict.RefusedByBoundary, EvidenceVerdict.RefusedByBoundary),
        [SimulatorFault.Page] = (EvidenceVerdict.AnswerUnreadable, EvidenceVerdict.AnswerUnreadable),
        [SimulatorFault.Silence] = (EvidenceVerdict.TimedOut, EvidenceVerdict.TimedOut),
        [SimulatorFault.CanisterMoved] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
        [SimulatorFault.OtherCode] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
        [SimulatorFault.OtherControllers] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
        [SimulatorFault.Deleted] = (EvidenceVerdict.CanisterAbsent, EvidenceVerdict.Accepted),
        [SimulatorFault.ForeignNode] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
    };

    public static TheoryData<string> FaultNames => new(Enum.GetNames<SimulatorFault>());

    public async Task InitializeAsync() => _server = await SimulatorServer.StartAsync(_boundary, CancellationToken.None);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task Take_UnderAnyFault_SaysWhich(string name)
    {
        var fault = Enum.Parse<SimulatorFault>(name);
        using var evidence = Evidence(_server.Address);
        var (canister, subnet) = (await evidence.TakeAsync(OfCanister, default), await evidence.TakeAsync(OfSubnet, default));
        Assert.Equal((EvidenceVerdict.Accepted, EvidenceVerdict.Accepted), (canister.Verdict, subnet.Verdict));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _boundary.Faults.SetAll(fault);
        using var hasty = Evidence(Settings(_server.Address) with { Attempts = 1, Timeout = TimeSpan.FromMilliseconds(200) });
        var asked = fault == SimulatorFault.Silence ? hasty : evidence;

        var verdicts = (
            (await asked.TakeAsync(OfCanister with { NewerThan = canister.Facts!.Time }, default)).Verdict,
            (await asked.TakeAsync(OfSubnet with { NewerThan = subnet.Facts!.Time }, default)).Verdict);

        Assert.Equal(Faults[fault], verdicts);
    }

    [Fact]
    public async Task Take_OfACanister_TellsWhoseItIs()
    {
        using var evidence = Evidence(_server.Address);
        var taken = await evidence.TakeAsync(OfCanister, default);

        var facts = taken.Facts!;
        Assert.Equal((Subnet.Id, Canister.ModuleHash, "application"), (facts.Subnet, facts.ModuleHash, facts.SubnetType));
        Assert.Equal(Canister.Controllers, facts.Controllers);
        Assert.True(facts.Range!.Contains(Canister.Id));
        Assert.Equal((_server.Address.Authority, _clock.GetUtcNow()), (taken.Source, taken.At));
        Assert.Equal(taken with { Source = string.Empty }, evidence.Check(OfCanister, taken.Certificate, taken.At) with { Facts = taken.Facts });
    }

    [Fact]
    public async Task Take_OfASubnet_TellsItsNodes()
    {
        using var evidence = Evidence(_server.Address);

        Assert.Equal(
            Subnet.Nodes.Select(n => n.Id.Text).Order(StringComparer.Ordinal),
            (await evidence.TakeAsync(OfSubnet, default)).Facts!.Nodes.Select(n => n.Node.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Take_WhenSomethingHappenedToACanister_TellsWhat()
    {
        using var evidence = Evidence(_server.Address);

        Assert.Equal(DemonstrationNetwork.Subnets[1].Id, (await Under(SimulatorFault.CanisterMoved, OfCanister)).Subnet);
        Assert.NotEqual(Canister.ModuleHash, (await Under(SimulatorFault.OtherCode, OfCanister)).ModuleHash);
        Assert.NotEqual(Canister.Controllers, (await Under(SimulatorFault.OtherControllers, OfCanister)).Controllers);
        Assert.Contains(DemonstrationNetwork.ForeignNode.Id, (await Under(SimulatorFault.ForeignNode, OfSubnet)).Nodes.Select(n => n.Node));

        async Task<CertificateFacts> Under(SimulatorFault fault, EvidenceRequest request)
        {
            _boundary.Faults.Set(request.Subject, fault);
            return (await evidence.TakeAsync(request, default)).Facts!;
        }
    }

    [Fact]
    public async Task Take_OfACanisterThatNobodyOwns_IsRefused()
    {
        using var evidence = Evidence(_server.Address);

        Assert.Equal(EvidenceVerdict.RefusedByBoundary, (await evidence.TakeAsync(OfCanister with { Subject = Principal.Anonymous }, default)).Verdict);
    }

    [Fact]
    public async Task Take_FromANetworkThatIsNotConfigured_SaysSo()
    {
        using var evidence = Evidence(_server.Address);

        Assert.Equal(EvidenceVerdict.NetworkUnknown, (await evidence.TakeAsync(OfCanister with { Network = "other" }, default)).Verdict);
        Assert.Equal(EvidenceVerdict.NetworkUnknown, evidence.Check(OfCanister with { Network = "other" }, new byte[] { 1 }, _clock.GetUtcNow()).Verdict);
    }

    [Fact]
    public async Task Take_WhenAnotherNetworkAnswers_SaysSo()
    {
        var settings = Settings(_server.Address);
        using var evidence = Evidence(settings with { RootKey = SubnetKey.Mainnet }, settings with { Name = "other" });

        Assert.Equal(EvidenceVerdict.WrongRootKey, (await evidence.TakeAsync(OfCanister, default)).Verdict);
    }

    [Fact]
    public async Task Take_WhenNobodyListens_IsUnreachable()
    {
        using var evidence = Evidence(Nowhere());

        var taken = await evidence.TakeAsync(OfCanister, default);

        Assert.Equal((EvidenceVerdict.Unreachable, true), (taken.Verdict, taken.Certificate.IsEmpty));
    }

    [Fact]
    [Security.Asvs("1.3.6")]
    public async Task Take_WhenTheAddressLeadsInside_IsRefusedWithoutAsking()
    {
        var asked = 0;
        _boundary.OnAsked = (_, _) => asked++;
        using var evidence = Evidence(Settings(_server.Address) with { AllowPrivateNetwork = false });

        Assert.Equal(EvidenceVerdict.AddressRefused, (await evidence.TakeAsync(OfCanister, default)).Verdict);
        Assert.Equal(0, asked);
    }

    [Theory]
    [InlineData(nameof(SimulatorFault.ServerError))]
    [InlineData(nameof(SimulatorFault.Stale))]
    [InlineData(nameof(SimulatorFault.RogueKey))]
    [InlineData(nameof(SimulatorFault.Refusal))]
    [InlineData(nameof(SimulatorFault.HalfAnswer))]
    public async Task Take_WhenOneAddressDoesWrong_AsksTheNext(string fault)
    {
        var wrong = new SimulatedBoundary(DemonstrationNetwork.Network, _clock);
        wrong.Faults.SetAll(Enum.Parse<SimulatorFault>(fault));
        await using var first = await SimulatorServer.StartAsync(wrong, CancellationToken.None);
        using var evidence = Evidence(first.Address, _server.Address);

        var taken = await evidence.TakeAsync(OfCanister, default);

        Assert.Equal((EvidenceVerdict.Accepted, _server.Address.Authority), (taken.Verdict, taken.Source));
    }

    [Fact]
    public async Task Take_WhenOneAddressLiesAndTheNextIsAway_TellsOfTheLie()
    {
        _boundary.Faults.SetAll(SimulatorFault.Stale);
        using var evidence = Evidence(_server.Address, Nowhere());

        Assert.Equal(EvidenceVerdict.Stale, (await evidence.TakeAsync(OfCanister, default)).Verdict);
    }

    [Theory]
    [InlineData(nameof(SimulatorFault.ServerError), 3)]
    [InlineData(nameof(SimulatorFault.RogueKey), 1)]
    [InlineData(nameof(SimulatorFault.Deleted), 1)]
    public async Task Take_AsksAgainOnlyWhereThatMayHelp(string fault, int times)
    {
        var asked = new ConcurrentBag<string>();
        _boundary.OnAsked = (path, _) => asked.Add(path);
        _boundary.Faults.SetAll(Enum.Parse<SimulatorFault>(fault));
        using var evidence = Evidence(_server.Address);

        await evidence.TakeAsync(OfCanister, default);

        Assert.Equal(times, asked.Count);
    }

    [Fact]
    public async Task Take_OfManyAtOnce_AsksNoMoreThanIsPoliteAtATime()
    {
        await using var server = await BusyServer.StartAsync();
        using var evidence = Evidence(Settings(server.Address) with { Concurrency = 3, Attempts = 1 });

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => evidence.TakeAsync(OfCanister, default)));

        Assert.Equal((30, 3), (server.Asked, server.MostAtATime));
    }

    [Fact]
    public async Task Take_OfManyAtOnce_GivesEachItsOwn()
    {
        using var evidence = Evidence(_server.Address);
        var canisters = Enumerable.Range(0, 60).Select(number => DemonstrationNetwork.CanisterOf(number % 3, number)).ToList();

        var taken = await Task.WhenAll(canisters.Select(c => evidence.TakeAsync(OfCanister with { Subject = c.Id }, default)));

        Assert.All(taken, t => Assert.Equal(EvidenceVerdict.Accepted, t.Verdict));
        Assert.Equal(canisters.Select(c => c.ModuleHash), taken.Select(t => t.Facts!.ModuleHash));
    }

    [Fact]
    public async Task Take_WhenCancelled_EndsAtOnceAndLeavesTheTurnToOthers()
    {
        using var evidence = Evidence(Settings(_server.Address) with { Concurrency = 1, Timeout = TimeSpan.FromMinutes(1) });
        using var cancel = new CancellationTokenSource();
        _boundary.Faults.Set(Canister.Id, SimulatorFault.Silence);
        var waits = evidence.TakeAsync(OfCanister, cancel.Token);
        var other = evidence.TakeAsync(OfSubnet, default);
        await Task.Delay(100);
        Assert.False(other.IsCompleted);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        Assert.Equal(EvidenceVerdict.Accepted, (await other).Verdict);
    }

    [Fact]
    public async Task Take_FromTheDemonstration_StartsItsServerOnce()
    {
        await using var demonstration = new DemonstrationServer(_clock);
        using var evidence = new NetworkEvidence([new NetworkSettings(DemonstrationNetwork.Name, RootKey) { IsSimulated = true, AllowPrivateNetwork = true }], demonstration, _clock);
        Assert.Empty(Assert.Single(evidence.Networks).Addresses);

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => evidence.TakeAsync(OfCanister with { Network = DemonstrationNetwork.Name }, default)));

        Assert.All(taken, t => Assert.Equal(EvidenceVerdict.Accepted, t.Verdict));
        Assert.Equal(Assert.Single(Assert.Single(evidence.Networks).Addresses).Authority, Assert.Single(taken.Select(t => t.Source).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Take_OfTheSameTwice_AsksTwoDifferentRequestIds()
    {
        var ids = new ConcurrentBag<string>();
        _boundary.OnAsked = (_, id) => ids.Add(Convert.ToHexString(id));
        using var evidence = Evidence(_server.Address);
        await evidence.TakeAsync(OfCanister, default);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await evidence.TakeAsync(OfCanister, default);

        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Server_OfARequestThatIsTooLarge_RefusesIt()
    {
        using var client = new HttpClient { BaseAddress = _server.Address };
        using var content = new ByteArrayContent(new byte[10 * ReadStateReader.MaxBytes]);
        content.Headers.ContentType = new(ReadStateRequest.ContentType);

        using var answer = await client.PostAsync(new Uri($"/api/v3/canister/{Canister.Id.Text}/read_state", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static NetworkSettings Settings(params Uri[] addresses) => new(Network, RootKey)
    {
        Addresses = addresses,
        AllowPrivateNetwork = true,
        Timeout = TimeSpan.FromSeconds(20),
        Pause = TimeSpan.FromMilliseconds(1),
    };

    private static Uri Nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }

    private NetworkEvidence Evidence(params Uri[] addresses) => Evidence(Settings(addresses));

    private NetworkEvidence Evidence(params NetworkSettings[] settings) => new(settings, new DemonstrationServer(_clock), _clock);

    /// <summary>A server that takes its time and then fails, and counts how many wait for it.</summary>
    private sealed class BusyServer : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private int _waiting, _asked, _most;

        private BusyServer(WebApplication app) => _app = app;

        public int Asked => _asked;

        public int MostAtATime => _most;

        public Uri Address => new(BrowserPortal.AddressOf(_app));

        public static async Task<BusyServer> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--urls=http://127.0.0.1:0"] });
            builder.Logging.ClearProviders();
            var server = new BusyServer(builder.Build());
            server._app.Run(server.AnswerAsync);
            await server._app.StartAsync();
            return server;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task AnswerAsync(HttpContext context)
        {
            Interlocked.Increment(ref _asked);
            var waiting = Interlocked.Increment(ref _waiting);
            lock (_app) _most = Math.Max(_most, waiting);
            await Task.Delay(30);
            Interlocked.Decrement(ref _waiting);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
