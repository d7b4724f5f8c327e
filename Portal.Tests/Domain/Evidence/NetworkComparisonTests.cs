using Portal.Domain.Evidence.Network;
using Portal.Infrastructure.InternetComputer.Registry;
using Portal.Tests.Support;
using Xunit;
using static Portal.Tests.Support.SampleNetwork;

namespace Portal.Tests.Domain.Evidence;

public sealed class NetworkComparisonTests
{
    private static readonly SampleNetwork Before = new();

    /// <summary>What is said otherwise, and everything that differs by it: kind, subject, subnet, before, now.</summary>
    public static TheoryData<string, string[]> Examples => new()
    {
        { "a spare node joins", [$"NodeJoined {Node(7)} {Subnet(0)} - {Subnet(0)}"] },
        { "a node leaves", [$"NodeLeft {Node(6)} {Subnet(0)} {Subnet(0)} -"] },
        { "two subnets", [$"SubnetAdded {Subnet(1)} {Subnet(1)} - application", $"NodeJoined {Node(7)} {Subnet(1)} - {Subnet(1)}", $"NodeMoved {Node(6)} {Subnet(1)} {Subnet(0)} {Subnet(1)}"] },
        { "a new node", [$"NodeJoined {Node(9)} {Subnet(0)} - {Subnet(0)}", $"NodeAdded {Node(9)} {Subnet(0)} - isb"] },
        { "a node is gone", [$"NodeRemoved {Node(8)} - isb -"] },
        { "another operator", [$"NodeCountryChanged {Node(2)} {Subnet(0)} CH PK", $"NodeSiteChanged {Node(2)} {Subnet(0)} zh1 khi", $"NodeProviderChanged {Node(2)} {Subnet(0)} {Provider(1)} {Provider(0)}", $"NodeOperatorChanged {Node(2)} {Subnet(0)} {Operator(2)} {Operator(1)}"] },
        { "an operator changes hands", [$"NodeProviderChanged {Node(3)} {Subnet(0)} {Provider(2)} {Provider(1)}", $"NodeProviderChanged {Node(7)} - {Provider(2)} {Provider(1)}", $"OperatorProviderChanged {Operator(3)} - {Provider(2)} {Provider(1)}"] },
        { "an operator moves", [$"NodeCountryChanged {Node(3)} {Subnet(0)} DE CH", $"NodeCountryChanged {Node(7)} - DE CH", $"NodeSiteChanged {Node(3)} {Subnet(0)} fr1 zh1", $"NodeSiteChanged {Node(7)} - fr1 zh1", $"OperatorSiteChanged {Operator(3)} - fr1 zh1"] },
        { "a site changes owner", ["SiteOwnerChanged khi - Owner of khi Somebody"] },
        { "a site is declared elsewhere", [$"NodeCountryChanged {Node(1)} {Subnet(0)} PK AE", $"NodeCountryChanged {Node(5)} {Subnet(0)} PK AE", "SiteRegionChanged khi - Asia,PK,Karachi Asia,AE,Dubai"] },
        { "a country is no longer known", [$"NodeCountryChanged {Node(1)} {Subnet(0)} PK -", $"NodeCountryChanged {Node(5)} {Subnet(0)} PK -", "SiteRegionChanged khi - Asia,PK,Karachi Karachi"] },
        { "a new site", ["SiteAdded lhr - - Europe,UK,London"] },
        { "another type", [$"SubnetRetyped {Subnet(0)} {Subnet(0)} application system"] },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Between_WhenOneThingIsSaidOtherwise_NamesWhatDiffers(string what, string[] expected)
    {
        var differences = NetworkComparison.Between(State(Before), State(After(what)));

        Assert.Equal(expected.Order(StringComparer.Ordinal), differences.Select(Said).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Between_WhenTurnedRound_SaysTheOpposite(string what, string[] expected)
    {
        Assert.NotEmpty(expected);
        var (before, after) = (State(Before), State(After(what)));
        var there = NetworkComparison.Between(before, after);
        var back = NetworkComparison.Between(after, before);

        Assert.Equal(there.Select(d => (d.Subject, d.From, d.To)).Order(), back.Select(d => (d.Subject, From: d.To, To: d.From)).Order());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Between_AStateAndItself_IsNothing(string what, string[] expected)
    {
        Assert.NotEmpty(expected);
        Assert.Empty(NetworkComparison.Between(State(After(what)), State(After(what))));
    }

    [Fact]
    public void Between_NothingAndANetwork_AddsEverythingOnce()
    {
        var differences = NetworkComparison.Between(new NetworkState([], [], [], [], []), State(Before));

        Assert.Equal(differences.Count, differences.Distinct().Count());
        Assert.Equal((1, 7, 9, 4, 4, 2), (Of(NetworkChangeKind.SubnetAdded), Of(NetworkChangeKind.NodeJoined), Of(NetworkChangeKind.NodeAdded), Of(NetworkChangeKind.OperatorAdded), Of(NetworkChangeKind.SiteAdded), Of(NetworkChangeKind.ProviderRenamed)));

        int Of(NetworkChangeKind kind) => differences.Count(d => d.Kind == kind);
    }

    [Fact]
    public void Count_OfANetwork_CountsCountriesThatAreKnown()
    {
        Assert.Equal(new NetworkCounts(1, 9, 4, 4, 3, 3, 0), State(Before).Count());
        Assert.Equal(new NetworkCounts(1, 9, 4, 4, 3, 3, 1), State(After("a country is no longer known")).Count());
    }

    private static SampleNetwork After(string what) => what switch
    {
        "a spare node joins" => Before with { Subnets = new Dictionary<int, int[]> { [0] = [0, 1, 2, 3, 4, 5, 6, 7] } },
        "a node leaves" => Before with { Subnets = new Dictionary<int, int[]> { [0] = [0, 1, 2, 3, 4, 5] } },
        "two subnets" => Before with { Subnets = new Dictionary<int, int[]> { [0] = [0, 1, 2, 3, 4, 5], [1] = [6, 7] } },
        "a new node" => Before with { NodeOperators = With(Before.NodeOperators, 9, 0), Subnets = new Dictionary<int, int[]> { [0] = [0, 1, 2, 3, 4, 5, 6, 9] } },
        "a node is gone" => Before with { NodeOperators = Before.NodeOperators.Where(n => n.Key != 8).ToDictionary() },
        "another operator" => Before with { NodeOperators = With(Before.NodeOperators, 2, 1) },
        "an operator changes hands" => Before with { OperatorProviders = [0, 0, 1, 1] },
        "an operator moves" => Before with { OperatorSites = ["isb", "khi", "zh1", "zh1"] },
        "a site changes owner" => Before with { Owners = new Dictionary<string, string> { ["khi"] = "Somebody" } },
        "a site is declared elsewhere" => Before with { Regions = With(Before.Regions, "khi", "Asia,AE,Dubai") },
        "a country is no longer known" => Before with { Regions = With(Before.Regions, "khi", "Karachi") },
        "a new site" => Before with { Regions = With(Before.Regions, "lhr", "Europe,UK,London") },
        "another type" => Before with { Type = "system" },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static Dictionary<TKey, TValue> With<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> all, TKey key, TValue value)
        where TKey : notnull => new(all) { [key] = value };

    private static NetworkState State(SampleNetwork network) => NetworkState.Of("sample", RegistryReader.Read(network.Dump()));

    private static string Said(NetworkDifference d) => $"{d.Kind} {d.Subject} {d.Subnet ?? "-"} {d.From ?? "-"} {d.To ?? "-"}";
}
