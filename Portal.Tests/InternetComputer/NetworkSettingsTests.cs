using Microsoft.Extensions.Configuration;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Infrastructure.Setup;
using Xunit;

namespace Portal.Tests.InternetComputer;

public sealed class NetworkSettingsTests
{
    private static readonly string Mainnet = Convert.ToHexStringLower(SubnetKey.Mainnet.Der.Span);
    private static readonly string Simulated = Convert.ToHexStringLower(DemonstrationNetwork.Network.RootKey);

    [Fact]
    public void From_WhenNothingIsSaid_IsThePublicNetworkWithItsOwnRootKey()
    {
        var network = Assert.Single(From(demo: false));

        Assert.Equal(("internet-computer", false, false), (network.Name, network.IsSimulated, network.AllowPrivateNetwork));
        Assert.Equal(SubnetKey.Mainnet.Der.ToArray(), network.RootKey.Der.ToArray());
        Assert.All(network.Addresses, a => Assert.Equal("https", a.Scheme));
        Assert.True(network.Addresses.Count > 1);
    }

    [Fact]
    public void From_InADemonstration_HasTheSimulatedNetworkFirst()
    {
        var networks = From(demo: true);

        Assert.Equal(["demonstration", "internet-computer"], networks.Select(n => n.Name));
        Assert.Equal([true, false], networks.Select(n => n.IsSimulated));
    }

    [Fact]
    public void From_OfANetworkOfOnesOwn_ReadsEverySetting()
    {
        var network = From(false, ("own:RootKey", Mainnet), ("own:Addresses:0", "https://one.example"), ("own:Addresses:1", "http://localhost:4943"), ("own:AllowPrivateNetwork", "true"),
            ("own:Timeout", "00:00:03"), ("own:Attempts", "7"), ("own:Concurrency", "2"))[1];

        Assert.Equal(("own", true, TimeSpan.FromSeconds(3), 7, 2), (network.Name, network.AllowPrivateNetwork, network.Timeout, network.Attempts, network.Concurrency));
        Assert.Equal(["https://one.example/", "http://localhost:4943/"], network.Addresses.Select(a => a.AbsoluteUri));
    }

    [Fact]
    public void From_WhenAddressesStandInOneVariable_ReadsThemAll() =>
        Assert.Equal(2, Assert.Single(From(false, ("internet-computer:Addresses", "https://one.example, https://two.example"))).Addresses.Count);

    // Whoever reads the source knows the secret of the simulated root key.
    [Fact]
    public void From_WhenTheSimulatedRootKeyIsConfiguredOutsideADemonstration_DoesNotStart()
    {
        (string, string)[] settings = [("own:RootKey", Simulated), ("own:Addresses", "https://one.example")];

        var refusal = Assert.Throws<PortalSetupException>(() => From(false, settings));

        Assert.Contains("Networks:own:RootKey is the simulated network's", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(PortalSetupException.Misconfigured, refusal.ExitCode);
        Assert.Equal(3, From(true, settings).Count);
    }

    [Theory]
    [InlineData("internet-computer:RootKey", "00", "built into")]
    [InlineData("demonstration:Timeout", "00:00:01", "demonstration")]
    [InlineData("Own:Timeout", "00:00:01", "lower-case")]
    [InlineData("own:Timeout", "00:00:01", "own:RootKey is missing")]
    [InlineData("own:RootKey", "zz", "no root key")]
    [InlineData("own:RootKey", "00", "no root key")]
    [InlineData("own:RootKey", "MAINNET", "own:Addresses is missing")]
    [InlineData("internet-computer:Address", "https://one.example", "not a setting")]
    [InlineData("internet-computer:Addresses", "http://one.example", "https://")]
    [InlineData("internet-computer:Addresses", "one.example", "https://")]
    [InlineData("internet-computer:Addresses", "https://one.example/api", "https://")]
    [InlineData("internet-computer:Addresses", "https://me:secret@one.example", "https://")]
    [InlineData("internet-computer:Addresses", "https://one.example#x", "https://")]
    [InlineData("internet-computer:Addresses", "http://localhost:4943", "AllowPrivateNetwork")]
    [InlineData("internet-computer:AllowPrivateNetwork", "perhaps", "true or false")]
    [InlineData("internet-computer:Timeout", "00:02:00", "00:01:00")]
    [InlineData("internet-computer:Timeout", "10", "00:01:00")]
    [InlineData("internet-computer:Attempts", "0", "from 1 to 10")]
    [InlineData("internet-computer:Attempts", "many", "from 1 to 10")]
    [InlineData("internet-computer:Concurrency", "101", "from 1 to 100")]
    public void From_WhenASettingIsWrong_SaysWhichAndWhatHelps(string key, string value, string words) =>
        Assert.Contains(words, Assert.Throws<PortalSetupException>(() => From(false, (key, value == "MAINNET" ? Mainnet : value))).Message, StringComparison.Ordinal);

    private static IReadOnlyList<NetworkSettings> From(bool demo, params (string Key, string Value)[] settings) => NetworkSettingsReader.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Networks:" + s.Key, (string?)s.Value))).Build(), demo);
}
