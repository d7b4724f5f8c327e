using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Tests.Browser;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>Whom the portal's client asks, how often and how many at a time.</summary>
public sealed class NetworkAskingTests : BoundaryTest
{
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
        Boundary.OnAsked = (_, _) => asked++;
        using var evidence = Evidence(Settings(Server.Address) with { AllowPrivateNetwork = false });

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
        var wrong = new SimulatedBoundary(DemonstrationNetwork.Network, Clock);
        wrong.Faults.SetAll(Enum.Parse<SimulatorFault>(fault));
        await using var first = await SimulatorServer.StartAsync(wrong, CancellationToken.None);
        using var evidence = Evidence(first.Address, Server.Address);

        var taken = await evidence.TakeAsync(OfCanister, default);

        Assert.Equal((EvidenceVerdict.Accepted, Server.Address.Authority), (taken.Verdict, taken.Source));
    }

    [Fact]
    public async Task Take_WhenOneAddressLiesAndTheNextIsAway_TellsOfTheLie()
    {
        Boundary.Faults.SetAll(SimulatorFault.Stale);
        using var evidence = Evidence(Server.Address, Nowhere());

        Assert.Equal(EvidenceVerdict.Stale, (await evidence.TakeAsync(OfCanister, default)).Verdict);
    }

    [Theory]
    [InlineData(nameof(SimulatorFault.ServerError), 3)]
    [InlineData(nameof(SimulatorFault.RogueKey), 1)]
    [InlineData(nameof(SimulatorFault.Deleted), 1)]
    public async Task Take_AsksAgainOnlyWhereThatMayHelp(string fault, int times)
    {
        var asked = new ConcurrentBag<string>();
        Boundary.OnAsked = (path, _) => asked.Add(path);
        Boundary.Faults.SetAll(Enum.Parse<SimulatorFault>(fault));
        using var evidence = Evidence(Server.Address);

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
        using var evidence = Evidence(Server.Address);
        var canisters = Enumerable.Range(0, 60).Select(number => DemonstrationNetwork.CanisterOf(number % 3, number)).ToList();

        var taken = await Task.WhenAll(canisters.Select(c => evidence.TakeAsync(OfCanister with { Subject = c.Id }, default)));

        Assert.All(taken, t => Assert.Equal(EvidenceVerdict.Accepted, t.Verdict));
        Assert.Equal(canisters.Select(c => c.ModuleHash), taken.Select(t => t.Facts!.ModuleHash));
    }

    [Fact]
    public async Task Take_WhenCancelled_EndsAtOnceAndLeavesTheTurnToOthers()
    {
        using var evidence = Evidence(Settings(Server.Address) with { Concurrency = 1, Timeout = TimeSpan.FromMinutes(1) });
        using var cancel = new CancellationTokenSource();
        Boundary.Faults.Set(Canister.Id, SimulatorFault.Silence);
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
        await using var demonstration = new DemonstrationServer(Clock);
        using var evidence = new NetworkEvidence([new NetworkSettings(DemonstrationNetwork.Name, RootKey) { IsSimulated = true, AllowPrivateNetwork = true }], demonstration, Clock);
        Assert.Empty(Assert.Single(evidence.Networks).Addresses);

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => evidence.TakeAsync(OfCanister with { Network = DemonstrationNetwork.Name }, default)));

        Assert.All(taken, t => Assert.Equal(EvidenceVerdict.Accepted, t.Verdict));
        Assert.Equal(Assert.Single(Assert.Single(evidence.Networks).Addresses).Authority, Assert.Single(taken.Select(t => t.Source).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Take_OfTheSameTwice_AsksTwoDifferentRequestIds()
    {
        var ids = new ConcurrentBag<string>();
        Boundary.OnAsked = (_, id) => ids.Add(Convert.ToHexString(id));
        using var evidence = Evidence(Server.Address);
        await evidence.TakeAsync(OfCanister, default);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await evidence.TakeAsync(OfCanister, default);

        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
    }

    private static Uri Nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }

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
