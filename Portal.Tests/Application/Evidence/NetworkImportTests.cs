using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Evidence.Network;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;
using Portal.Tests.Support;
using Xunit;
using static Portal.Tests.Support.SampleNetwork;

namespace Portal.Tests.Application.Evidence;

public sealed class NetworkImportTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Real = "ic/ic-registry-2025-07-02.json";

    private static readonly SampleNetwork First = new();
    private static readonly SampleNetwork Second = First with { Subnets = new Dictionary<int, int[]> { [0] = [0, 1, 2, 3, 4, 5, 7] }, OperatorProviders = [0, 0, 1, 1] };

    private static int _networks;

    // Each test has a network of its own.
    private readonly string _network = FormattableString.Invariant($"sample-{Interlocked.Increment(ref _networks)}");
    private Person _administrator = null!;
    private Person _reader = null!;

    public async Task InitializeAsync()
    {
        _administrator = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        _reader = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Import_OfAFirstDump_ChangesNothingBeforeItIsApplied()
    {
        var id = (await UploadAsync(First)).Value;
        Assert.Equal(0, await portal.InDbAsync(db => db.NetworkNodes.CountAsync(n => n.Network == _network)));
        var waiting = (await portal.SendAsync(_administrator, new GetNetworkImportQuery(id))).Value;
        Assert.Equal((NetworkImportState.Waiting, 0, 0, true), (waiting.Row.State, waiting.Row.Changes, waiting.Row.Against, waiting.MayApply));
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_reader, new GetNetworkImportQuery(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_reader, new GetNetworkQuery(_network))).Error);

        Assert.Null((await ApplyAsync(id)).Error);
        var known = (await portal.SendAsync(_reader, new GetNetworkQuery(_network))).Value.Chosen!;
        Assert.Equal(new NetworkCounts(1, 9, 4, 4, 3, 3, 0), known.Import.Counts);
        Assert.Equal((1, 2, 0, 0), (known.Import.Number, known.SpareNodes, known.Changes.Count, known.Waiting));
        var node = (await portal.SendAsync(_reader, new GetNodeQuery(_network, Node(1)))).Value.Node;
        Assert.Equal(new NodeRow(Node(1), Subnet(0), Operator(1), Provider(0), "Provider 0", "khi", "Owner of khi", "PK", "Karachi"), node);
        Assert.Null((await portal.SendAsync(_reader, new GetNodeQuery(_network, Node(3)))).Value.Node.ProviderName);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_reader, new GetNodeQuery("other", Node(1)))).Error);
    }

    [Fact]
    public async Task Import_OfALaterDump_ShowsWhatItChangesBeforeAndAfterwards()
    {
        await ImportAsync(First);
        var id = (await UploadAsync(Second)).Value;
        var expected = new[] { NetworkChangeKind.NodeJoined, NetworkChangeKind.NodeLeft, NetworkChangeKind.NodeProviderChanged, NetworkChangeKind.NodeProviderChanged, NetworkChangeKind.OperatorProviderChanged };
        Assert.Equal(expected, (await ChangesAsync(_administrator, new(_network, id))).Select(c => c.Kind));
        Assert.Empty(await ChangesAsync(_administrator, new(_network)));
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_reader, new ListNetworkChangesQuery(new(_network, id), new()))).Error);

        Assert.Null((await ApplyAsync(id)).Error);
        Assert.Equal(expected, (await ChangesAsync(_reader, new(_network))).Select(c => c.Kind));
        Assert.Equal(4, (await ChangesAsync(_reader, new(_network, Thing: Subnet(0)))).Count);
        Assert.Equal([NetworkChangeKind.NodeLeft], (await ChangesAsync(_reader, new(_network, Thing: Node(6)))).Select(c => c.Kind));
        var hands = Assert.Single(await ChangesAsync(_reader, new(_network, Kind: NetworkChangeKind.OperatorProviderChanged)));
        Assert.Equal((Provider(2), null, "Provider 1"), (hands.From, hands.FromName, hands.ToName));
        Assert.Null((await portal.SendAsync(_reader, new GetNodeQuery(_network, Node(6)))).Value.Node.Subnet);

        await portal.SealLedgerAsync();
        var applied = (await portal.SendAsync(_reader, new GetNetworkImportQuery(id))).Value;
        Assert.NotNull(applied.Leaf);
        Assert.Equal((2, 1, 5), (applied.Row.Number, applied.Row.Against, applied.Row.Changes));
        Assert.Equal(2, await portal.InDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "network.imported" && e.Subject.StartsWith(_network + "#"))));
    }

    [Fact]
    public async Task Import_OfTheSameFileTwice_SaysSoAndChangesNothing()
    {
        await ImportAsync(First);
        Assert.Equal(NetworkErrors.SameFile, (await UploadAsync(First)).Error);
        Assert.Equal(1, await portal.InDbAsync(db => db.NetworkImports.CountAsync(i => i.Network == _network)));
    }

    [Fact]
    public async Task Upload_OfTheSameFileTwice_WaitsOnce()
    {
        await ImportAsync(First);
        var ids = await Task.WhenAll(UploadAsync(Second), UploadAsync(Second));

        Assert.Equal(ids[0].Value, ids[1].Value);
        Assert.Equal(2, await portal.InDbAsync(db => db.NetworkImports.CountAsync(i => i.Network == _network)));
    }

    [Fact]
    public async Task Import_WhenTwoAreAppliedAtOnce_TakesOneAndTellsTheOther()
    {
        await ImportAsync(First);
        var one = (await UploadAsync(Second)).Value;
        var other = (await UploadAsync(First with { Type = "system" })).Value;
        var both = await Task.WhenAll(ApplyAsync(one), ApplyAsync(other));

        Assert.Single(both, r => r.IsSuccess);
        Assert.Single(both, r => r.Error == NetworkErrors.Outdated);
        Assert.Equal(2, await portal.InDbAsync(db => db.NetworkImports.MaxAsync(i => i.Network == _network ? i.Number : null)));
        Assert.Equal(9, await portal.InDbAsync(db => db.NetworkNodes.CountAsync(n => n.Network == _network)));
    }

    [Fact]
    public async Task Import_OnceAppliedOrDiscarded_IsNotAppliedAgain()
    {
        await ImportAsync(First);
        var id = (await UploadAsync(Second)).Value;
        var version = await VersionAsync(id);
        Assert.Null((await portal.SendAsync(_administrator, new DiscardNetworkImportCommand(id, version))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_administrator, new ApplyNetworkImportCommand(id, version))).Error);
        Assert.Equal((0, 0), await portal.InDbAsync(async db => (await db.NetworkDumps.CountAsync(d => d.ImportId == id), await db.NetworkChanges.CountAsync(c => c.ImportId == id))));

        var again = (await UploadAsync(Second)).Value;
        Assert.Equal(Error.Stale, (await portal.SendAsync(_administrator, new ApplyNetworkImportCommand(again, Guid.NewGuid()))).Error);
        Assert.Null((await ApplyAsync(again)).Error);
        Assert.Equal(NetworkErrors.Decided, (await ApplyAsync(again)).Error);
        Assert.Equal(NetworkErrors.Decided, (await portal.SendAsync(_administrator, new DiscardNetworkImportCommand(again, await VersionAsync(again)))).Error);
    }

    [Fact]
    public async Task Upload_WhenAPlaceIsWrong_NamesIt()
    {
        var wrong = Encoding.UTF8.GetBytes(First.Json().Replace(Operator(3), Operator(9), StringComparison.Ordinal).Replace($"\"node_operator_principal_id\":\"{Operator(9)}", $"\"node_operator_principal_id\":\"{Operator(3)}", StringComparison.Ordinal));

        Assert.Equal("nodes[3].node_operator_id", Assert.Single((await UploadAsync(wrong)).Error!.Args));
        Assert.Equal("Network.BadFile", (await UploadAsync("<html>"u8.ToArray())).Error!.Code);
        Assert.Equal("Common.Required", Assert.Single((await UploadAsync([])).Error!.Fields).Code);
        Assert.Equal("Network.NotAName", Assert.Single((await portal.SendAsync(_administrator, new UploadNetworkDumpCommand("No Name", true, "a.json", First.Dump()))).Error!.Fields).Code);
    }

    [Theory]
    [InlineData(NetworkName.Public, true)]
    [InlineData(NetworkName.Demonstration, false)]
    public async Task Upload_WhenANetworkIsSaidToBeWhatItIsNot_IsRefused(string network, bool isSynthetic) =>
        Assert.Equal(NetworkErrors.SyntheticOtherwise, (await portal.SendAsync(_administrator, new UploadNetworkDumpCommand(network, isSynthetic, "a.json", First.Dump()))).Error);

    [Fact]
    public async Task Upload_OfAKnownNetwork_CannotTurnItFromMadeUpToReal()
    {
        await ImportAsync(First);
        Assert.Equal(NetworkErrors.SyntheticOtherwise, (await portal.SendAsync(_administrator, new UploadNetworkDumpCommand(_network, false, "a.json", Second.Dump()))).Error);
    }

    [Fact]
    public async Task Import_WithARegionThatNamesNoCountry_IsTakenAndFlagged()
    {
        await ImportAsync(First with { Regions = new Dictionary<string, string>(First.Regions) { ["khi"] = "Asia,ZZ,Karachi" } });

        var site = (await portal.SendAsync(_reader, new GetSiteQuery(_network, "khi"))).Value.Site;
        Assert.Equal((null, "Karachi", "Asia,ZZ,Karachi"), (site.Country, site.Place, site.Region));
        Assert.Equal(1, (await portal.SendAsync(_reader, new GetNetworkQuery(_network))).Value.Chosen!.Import.Counts.SitesWithoutCountry);
        Assert.Equal(["khi"], (await portal.SendAsync(_reader, new ListNetworkSitesQuery(new(_network, NodeFilter.NoCountry), new()))).Value.Items.Select(s => s.Id));
        Assert.Equal(2, Assert.Single((await portal.SendAsync(_reader, new ListSubnetsQuery(_network, new()))).Value.Items).WithoutCountry);
    }

    [Fact]
    public async Task Lists_OfANetwork_AreNarrowedSortedAndPaged()
    {
        await ImportAsync(First);
        var all = await NodesAsync(new(_network), new());
        Assert.Equal(9, all.Total);
        Assert.Equal(all.Items.Select(n => n.Id).Order(StringComparer.Ordinal), all.Items.Select(n => n.Id));
        Assert.Equal(4, (await NodesAsync(new(_network), new(5, 10))).Items.Count);
        Assert.Equal(5, (await NodesAsync(new(_network) { Country = "PK" }, new())).Total);
        Assert.Equal(2, (await NodesAsync(new(_network) { SpareOnly = true }, new())).Total);
        Assert.Equal(5, (await NodesAsync(new(_network) { Text = "pROVIDER 0" }, new())).Total);
        Assert.Equal([Node(4)], (await NodesAsync(new(_network) { Text = Node(4)[..12] }, new())).Items.Select(n => n.Id));
        Assert.Equal(0, (await NodesAsync(new("other"), new())).Total);
        foreach (var sort in new[] { "country", "site", "provider", "subnet", "nonsense" }) Assert.Equal(9, (await NodesAsync(new(_network), new(0, 20, sort, true))).Items.Count);
        var sites = (await portal.SendAsync(_reader, new ListNetworkSitesQuery(new(_network, NeverInspected: true), new(0, 20, "id")))).Value;
        Assert.Equal(["fr1", "isb", "khi", "zh1"], sites.Items.Select(s => s.Id));
        var subnet = (await portal.SendAsync(_reader, new GetSubnetQuery(_network, Subnet(0)))).Value;
        Assert.Equal((7, 2, 4, 4), (subnet.Nodes.Count, subnet.Providers.FaultMargin, subnet.Providers.Largest, subnet.Sites.Groups.Count));
        Assert.Equal((1, 2), (subnet.Providers.ToStop, subnet.Providers.ToCorrupt));
    }

    [SharedDataFact(Real)]
    public async Task Import_OfThePublicNetwork_IsDoneInFiveSeconds()
    {
        var dump = await File.ReadAllBytesAsync(SharedData.Find(Real)!);
        var began = Stopwatch.GetTimestamp();
        var uploaded = await portal.SendAsync(_administrator, new UploadNetworkDumpCommand(NetworkName.Public, false, "registry.json", dump));
        Assert.Null((await ApplyAsync(uploaded.Value)).Error);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 5);

        var known = (await portal.SendAsync(_reader, new GetNetworkQuery(NetworkName.Public))).Value.Chosen!.Import.Counts;
        Assert.Equal(new NetworkCounts(37, 1447, 113, 160, known.Providers, 34, 0), known);
        Assert.Equal(37, (await portal.SendAsync(_reader, new ListSubnetsQuery(NetworkName.Public, new()))).Value.Total);
        Assert.Equal(NetworkErrors.SameFile, (await portal.SendAsync(_administrator, new UploadNetworkDumpCommand(NetworkName.Public, false, "again.json", dump))).Error);
    }

    private Task<Result<NetworkImportId>> UploadAsync(SampleNetwork network) => UploadAsync(network.Dump());

    private Task<Result<NetworkImportId>> UploadAsync(byte[] dump) => portal.SendAsync(_administrator, new UploadNetworkDumpCommand(_network, true, "dump.json", dump));

    private Task<NetworkImportId> ImportAsync(SampleNetwork network) => portal.ImportNetworkAsync(_administrator, _network, network);

    private async Task<Result> ApplyAsync(NetworkImportId id) => await portal.SendAsync(_administrator, new ApplyNetworkImportCommand(id, await VersionAsync(id)));

    private async Task<Guid> VersionAsync(NetworkImportId id) => (await portal.SendAsync(_administrator, new GetNetworkImportQuery(id))).Value.Row.Version;

    private async Task<IReadOnlyList<NetworkChangeRow>> ChangesAsync(Person person, NetworkChangeFilter filter) =>
        (await portal.SendAsync(person, new ListNetworkChangesQuery(filter, new PageRequest(Take: 100)))).Value.Items;

    private async Task<Page<NodeRow>> NodesAsync(NodeFilter filter, PageRequest page) => (await portal.SendAsync(_reader, new ListNodesQuery(filter, page))).Value;
}
