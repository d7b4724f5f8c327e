using Portal.Application.Evidence;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>A simulated boundary over HTTP of its own for each test, and the portal's client that asks it.</summary>
public abstract class BoundaryTest : IAsyncLifetime
{
    protected const string Network = "test";
    private protected static readonly SimulatedCanister Canister = DemonstrationNetwork.CanisterOf(0, 5);
    private protected static readonly SimulatedSubnet Subnet = DemonstrationNetwork.Subnets[0];
    private protected static readonly EvidenceRequest OfCanister = new(Network, EvidenceSubject.Canister, Canister.Id);
    private protected static readonly EvidenceRequest OfSubnet = new(Network, EvidenceSubject.Subnet, Subnet.Id);
    private protected static readonly SubnetKey RootKey = SubnetKey.Parse(DemonstrationNetwork.Network.RootKey);

    private protected TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private protected SimulatedBoundary Boundary { get; }
    private protected SimulatorServer Server { get; private set; } = null!;

    protected BoundaryTest() => Boundary = new SimulatedBoundary(DemonstrationNetwork.Network, Clock);

    public async Task InitializeAsync() => Server = await SimulatorServer.StartAsync(Boundary, CancellationToken.None);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    private protected static NetworkSettings Settings(params Uri[] addresses) => new(Network, RootKey)
    {
        Addresses = addresses,
        AllowPrivateNetwork = true,
        Timeout = TimeSpan.FromSeconds(20),
        Pause = TimeSpan.FromMilliseconds(1),
    };

    private protected NetworkEvidence Evidence(params Uri[] addresses) => Evidence(Settings(addresses));

    private protected NetworkEvidence Evidence(params NetworkSettings[] settings) => new(settings, new DemonstrationServer(Clock), Clock);
}
