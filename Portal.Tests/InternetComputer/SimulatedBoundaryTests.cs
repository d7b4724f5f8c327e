using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>The simulated boundary as somebody sees it who asks it with bytes of their own.</summary>
public sealed class SimulatedBoundaryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly SimulatedCanister Canister = DemonstrationNetwork.CanisterOf(0, 11);
    private static readonly SimulatedSubnet Subnet = DemonstrationNetwork.Subnets[0];
    private static readonly byte[] CanisterId = Canister.Id.Bytes.ToArray();

    private readonly TestClock _clock = new(Now);
    private readonly SimulatedBoundary _boundary;

    public SimulatedBoundaryTests() => _boundary = new SimulatedBoundary(DemonstrationNetwork.Network, _clock);

    [Fact]
    public void Answer_OfACanister_ShowsWhatIsAskedAndTheTime()
    {
        var certificate = Certificate(Of(Canister.Id), [StateLabels.Canister, CanisterId, StateLabels.ModuleHash]);

        Assert.Equal(Canister.ModuleHash, Convert.ToHexStringLower(Leaf(certificate, StateLabels.Canister, CanisterId, StateLabels.ModuleHash)));
        Assert.Equal(CertificateWriter.Time(Now), Leaf(certificate, StateLabels.Time));
        Assert.Equal(Shown.Unknown, certificate.Tree.Find(StateLabels.Canister, CanisterId, StateLabels.Controllers).Status);
        Assert.Equal(Shown.Unknown, certificate.Tree.Find(StateLabels.Subnet).Status);
    }

    [Fact]
    public void Answer_WhenNothingIsThere_ProvesIt()
    {
        var missing = DemonstrationNetwork.Make(501).Subnets[0].Canisters[500].Id;
        var id = missing.Bytes.ToArray();
        var certificate = Certificate(Of(missing), [StateLabels.Canister, id, StateLabels.Controllers]);

        Assert.Equal(Shown.Absent, certificate.Tree.Find(StateLabels.Canister, id, StateLabels.Controllers).Status);
        Assert.Equal(Shown.Unknown, certificate.Tree.Find(StateLabels.Canister, CanisterId, StateLabels.Controllers).Status);
    }

    [Fact]
    public void Answer_OfACanister_DelegatesWithTheShardThatHoldsIt()
    {
        // Seven ranges are two shards.
        var (first, last) = (Delegation(DemonstrationNetwork.CanisterOf(0, 0).Id), Delegation(DemonstrationNetwork.CanisterOf(0, 6).Id));

        Assert.Equal(first.Tree.Digest(), last.Tree.Digest());
        Assert.Equal(first.Signature.ToArray(), last.Signature.ToArray());
        Assert.NotEqual(Shards(first), Shards(last));
        Assert.Single(Shards(first));
        Assert.Equal(CertificateWriter.Time(new DateTimeOffset(Now.Date, TimeSpan.Zero)), Leaf(first, StateLabels.Time));

        _clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual(first.Signature.ToArray(), Delegation(Canister.Id).Signature.ToArray());
    }

    [Fact]
    public void Answer_OfASubnet_ShowsItsNodesAndNoRanges()
    {
        var certificate = Certificate($"/api/v3/subnet/{Subnet.Id.Text}/read_state", [StateLabels.Subnet, Subnet.Id.Bytes.ToArray(), StateLabels.Node]);

        Assert.Equal(Subnet.Nodes.Select(n => n.Id.Text).Order(StringComparer.Ordinal), Nodes(certificate, Subnet).Order(StringComparer.Ordinal));
        Assert.Empty(Shards(certificate.Delegation!.Certificate));
    }

    [Fact]
    public void Answer_OfASubnetThatIsNotItself_KnowsItsKeyAndProvesThatItShowsNoNodes()
    {
        var other = DemonstrationNetwork.Subnets[1];
        var id = other.Id.Bytes.ToArray();
        var certificate = Certificate($"/api/v3/subnet/{Subnet.Id.Text}/read_state", [StateLabels.Subnet, id, StateLabels.PublicKey], [StateLabels.Subnet, id, StateLabels.Node]);

        Assert.Equal(other.PublicKey, Leaf(certificate, StateLabels.Subnet, id, StateLabels.PublicKey));
        Assert.Equal(Shown.Absent, certificate.Tree.Find(StateLabels.Subnet, id, StateLabels.Node).Status);
    }

    [Fact]
    public void Answer_OfTheRootSubnet_HasNoDelegation() =>
        Assert.Null(Certificate($"/api/v3/subnet/{DemonstrationNetwork.Network.Root.Id.Text}/read_state").Delegation);

    [Fact]
    public void Answer_OfTheStatus_TellsTheRootKey()
    {
        var answer = _boundary.Answer("GET", "/api/v2/status", null, default);

        Assert.Equal((200, ReadStateRequest.ContentType), (answer.Status, answer.ContentType));
        Assert.True(answer.Body.AsSpan().IndexOf(DemonstrationNetwork.Network.RootKey) > 0);
    }

    [Theory]
    [InlineData(-1, 400)]
    [InlineData(0, 200)]
    [InlineData(360, 200)]
    [InlineData(361, 400)]
    public void Answer_OfARequestThatIsLateOrLivesTooLong_IsRefused(int seconds, int status) =>
        Assert.Equal(status, Ask(Of(Canister.Id), new ReadStateRequest(Nanoseconds.Since1970(Now.AddSeconds(seconds)), [])).Status);

    [Theory]
    [InlineData("time", 200)]
    [InlineData("time/more", 404)]
    [InlineData("", 404)]
    [InlineData("anything", 404)]
    [InlineData("subnet", 200)]
    [InlineData("subnet/s", 200)]
    [InlineData("subnet/s/public_key", 200)]
    [InlineData("subnet/s/type", 200)]
    [InlineData("subnet/s/node", 200)]
    [InlineData("subnet/s/node/n", 200)]
    [InlineData("subnet/s/node/n/public_key", 200)]
    [InlineData("subnet/s/other", 404)]
    [InlineData("subnet/s/other/n", 404)]
    [InlineData("subnet/s/node/n/other", 404)]
    [InlineData("subnet/s/node/n/public_key/more", 404)]
    [InlineData("canister", 404)]
    [InlineData("canister/ID", 404)]
    [InlineData("canister/ID/controllers", 200)]
    [InlineData("canister/ID/module_hash", 200)]
    [InlineData("canister/ID/metadata/name", 200)]
    [InlineData("canister/ID/metadata", 404)]
    [InlineData("canister/ID/secrets", 404)]
    [InlineData("canister/other/controllers", 400)]
    [InlineData("canister_ranges/s", 404)]
    public void Answer_OfACanister_TakesThePathsThatAreSpecified(string path, int status) => Assert.Equal(status, Ask(Of(Canister.Id), Request(Path(path))).Status);

    [Theory]
    [InlineData("canister_ranges/s", 200)]
    [InlineData("canister_ranges", 404)]
    [InlineData("canister/ID/controllers", 404)]
    public void Answer_OfASubnet_TakesThePathsThatAreSpecified(string path, int status) =>
        Assert.Equal(status, Ask($"/api/v3/subnet/{Subnet.Id.Text}/read_state", Request(Path(path))).Status);

    [Theory]
    [InlineData("POST", "/api/v2/status", 405)]
    [InlineData("GET", "/api/v3/canister/aaaaa-aa/read_state", 405)]
    [InlineData("POST", "/api/v3/canister/aaaaa-aa/read_state", 400)]
    [InlineData("POST", "/api/v3/canister/nonsense/read_state", 400)]
    [InlineData("POST", "/api/v3/subnet/aaaaa-aa/read_state", 400)]
    [InlineData("POST", "/api/v3/canister/aaaaa-aa/call", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "", 404)]
    public void Answer_AtAnotherAddress_IsRefused(string method, string path, int status) =>
        Assert.Equal(status, _boundary.Answer(method, path, ReadStateRequest.ContentType, Request().Encode()).Status);

    [Fact]
    public void Answer_OfAnotherContentType_IsRefused() => Assert.Equal(400, _boundary.Answer("POST", Of(Canister.Id), "application/json", Request().Encode()).Status);

    private static string Of(Principal canister) => $"/api/v3/canister/{canister.Text}/read_state";

    private static ReadStateRequest Request(params byte[][][] paths) => new(Nanoseconds.Since1970(Now.AddMinutes(4)), paths);

    private static byte[][] Path(string path) =>
        path.Length == 0 ? [] : [.. path.Split('/').Select(label => label == "ID" ? CanisterId : System.Text.Encoding.ASCII.GetBytes(label))];

    private SimulatedAnswer Ask(string path, ReadStateRequest request) => _boundary.Answer("POST", path, ReadStateRequest.ContentType, request.Encode());

    private Certificate Certificate(string path, params byte[][][] paths)
    {
        var answer = Ask(path, new ReadStateRequest(Nanoseconds.Since1970(_clock.GetUtcNow().AddMinutes(4)), paths));
        Assert.Equal(200, answer.Status);
        return CertificateReader.Read(BoundaryClient.Read(answer.Body).Certificate);
    }

    private Certificate Delegation(Principal canister) => Certificate(Of(canister)).Delegation!.Certificate;

    private static List<string> Shards(Certificate delegation) =>
        [.. delegation.Tree.Find(StateLabels.CanisterRanges, Subnet.Id.Bytes.ToArray()).Node?.Children().Where(shard => shard.Tree is HashTree.Leaf).Select(shard => Convert.ToHexString(shard.Label)) ?? []];

    private static IEnumerable<string> Nodes(Certificate certificate, SimulatedSubnet subnet) =>
        certificate.Tree.Find(StateLabels.Subnet, subnet.Id.Bytes.ToArray(), StateLabels.Node).Node!.Children().Select(n => Principal.TryFrom(n.Label, out var id) ? id.Text : string.Empty);

    private static byte[] Leaf(Certificate certificate, params byte[][] path) => Assert.IsType<HashTree.Leaf>(certificate.Tree.Find(path).Node).Value.ToArray();
}
