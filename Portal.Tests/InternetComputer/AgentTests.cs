using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>
/// The Internet Computer's own client, unchanged, against the simulated network: what it takes from that, and what it refuses, it would take and refuse from
/// the public network.
/// </summary>
public sealed class AgentTests : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Portal.Tests", "InternetComputer", "agent");
    private static readonly SimulatedCanister Canister = DemonstrationNetwork.CanisterOf(1, 8);
    private static readonly SimulatedSubnet Subnet = DemonstrationNetwork.Subnets[1];

    private readonly SimulatedBoundary _boundary = new(DemonstrationNetwork.Network, TimeProvider.System);
    private readonly ConcurrentBag<string> _asked = [];
    private SimulatorServer _server = null!;

    public async Task InitializeAsync()
    {
        _boundary.OnAsked = (_, id) => _asked.Add(Convert.ToHexStringLower(id));
        _server = await SimulatorServer.StartAsync(_boundary, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Ask_OfARightNetwork_IsBelieved()
    {
        var answer = await AskAsync();

        Assert.Equal(Convert.ToHexStringLower(DemonstrationNetwork.Network.RootKey), answer.GetProperty("rootKey").GetString());
        var canister = answer.GetProperty("canister");
        Assert.Equal(Canister.Controllers.Select(c => c.Text), canister.GetProperty("controllers").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(Canister.ModuleHash, canister.GetProperty("moduleHash").GetString());
        Assert.True(canister.GetProperty("alone").GetBoolean());
        Assert.InRange(DateTimeOffset.UtcNow - canister.GetProperty("time").GetDateTimeOffset(), TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
        var subnet = answer.GetProperty("subnet");
        Assert.Equal(Convert.ToHexStringLower(Subnet.PublicKey), subnet.GetProperty("publicKey").GetString());
        Assert.Equal(
            Subnet.Nodes.Select(n => n.Id.Text).Order(StringComparer.Ordinal),
            subnet.GetProperty("nodes").EnumerateObject().Select(n => n.Name).Order(StringComparer.Ordinal));
        Assert.All(Subnet.Nodes, n => Assert.EndsWith(subnet.GetProperty("nodes").GetProperty(n.Id.Text).GetString()!, Convert.ToHexStringLower(n.Key), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_WorksOutTheSameRequestIds()
    {
        var ids = (await AskAsync()).GetProperty("requestIds").EnumerateArray().Select(id => id.GetString()!).ToList();

        Assert.True(ids.Count >= 4);
        Assert.Equal(ids.Order(StringComparer.Ordinal), _asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ask_WhenTheCanisterWasDeleted_BelievesThatNothingIsThere()
    {
        _boundary.Faults.SetAll(SimulatorFault.Deleted);

        var canister = (await AskAsync()).GetProperty("canister");

        Assert.Equal(JsonValueKind.Null, canister.GetProperty("controllers").ValueKind);
        Assert.Equal(JsonValueKind.Null, canister.GetProperty("moduleHash").ValueKind);
    }

    [Fact]
    public async Task Ask_WhenTheCanisterMoved_BelievesTheSubnetThatOwnsItNow()
    {
        _boundary.Faults.SetAll(SimulatorFault.CanisterMoved);

        Assert.Equal(Canister.ModuleHash, (await AskAsync()).GetProperty("canister").GetProperty("moduleHash").GetString());
    }

    [Theory]
    [InlineData(nameof(SimulatorFault.RogueKey))]
    [InlineData(nameof(SimulatorFault.WrongSubnet))]
    [InlineData(nameof(SimulatorFault.PrunedRanges))]
    [InlineData(nameof(SimulatorFault.NestedDelegation))]
    [InlineData(nameof(SimulatorFault.TamperedByte))]
    [InlineData(nameof(SimulatorFault.OtherRootKey))]
    [InlineData(nameof(SimulatorFault.ServerError))]
    public async Task Ask_WhenSomethingIsWrong_IsRefusedByThatClientToo(string fault)
    {
        _boundary.Faults.SetAll(Enum.Parse<SimulatorFault>(fault));

        Assert.True((await AskAsync()).GetProperty("canister").TryGetProperty("refused", out _));
    }

    // With an agent, that client sets its clock by what the network answers, and so takes an old certificate for a new one. Ours never does.
    [Theory]
    [InlineData(nameof(SimulatorFault.Stale))]
    [InlineData(nameof(SimulatorFault.Future))]
    public async Task Ask_WhenTheTimeIsWrong_IsRefusedByThatClientOnlyWithoutItsAgent(string fault)
    {
        _boundary.Faults.SetAll(Enum.Parse<SimulatorFault>(fault));

        Assert.Equal("CertificateTimeErrorCode", (await AskAsync()).GetProperty("canister").GetProperty("alone").GetProperty("refused").GetString());
    }

    private async Task<JsonElement> AskAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) throw new InvalidOperationException("The Internet Computer's client is not installed: './portal test' does that.");
        using var process = Process.Start(new ProcessStartInfo("node", ["ask.js", _server.Address.AbsoluteUri, Canister.Id.Text, Subnet.Id.Text])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return JsonDocument.Parse(output).RootElement;
    }
}
