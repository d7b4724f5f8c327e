using System.Security.Cryptography;
using Portal.Infrastructure.InternetComputer.Registry;
using Portal.Infrastructure.InternetComputer.Simulation;
using Xunit;

namespace Portal.Tests.InternetComputer;

public sealed class DemonstrationNetworkTests
{
    private static readonly Portal.Domain.Evidence.NetworkRegistry Registry = RegistryReader.Read(DemonstrationNetwork.RegistryDump());

    [Fact]
    public void RegistryDump_IsReadAsAnyNetworksIs()
    {
        Assert.Equal(DemonstrationNetwork.Network.All.Select(s => s.Id), Registry.Subnets.Select(s => s.Id));
        Assert.All(Registry.Subnets, s => Assert.Equal(13, s.Members.Count));
        Assert.Equal((4 * 13) + 1, Registry.Nodes.Count);
    }

    [Fact]
    public void RegistryDump_StandsInPakistanButForTheNodeThatJoinsAsAFault()
    {
        Assert.Equal("CH", Assert.Single(Registry.DataCentres, d => d.Country != "PK").Country);
        Assert.Null(Registry.Nodes.Single(n => n.Id == DemonstrationNetwork.ForeignNode.Id).Subnet);
        foreach (var subnet in Registry.Subnets)
        {
            var operators = subnet.Members.Select(m => Registry.Nodes.Single(n => n.Id == m).Operator).Select(o => Registry.Operators.Single(r => r.Id == o)).ToList();
            Assert.True(operators.Select(o => o.Provider).Distinct().Count() >= 4);
            Assert.True(operators.Select(o => o.DataCentre).Distinct(StringComparer.Ordinal).Count() >= 5);
            Assert.True(operators.GroupBy(o => o.Provider).Max(g => g.Count()) <= 3);
        }
    }

    [Fact]
    public void RegistryDump_SaysOfEveryCompanyThatItIsInvented() =>
        Assert.All(Registry.DataCentres.Select(d => d.Owner).Concat(Registry.Providers.Select(p => p.Name)), name => Assert.EndsWith("(invented)", name, StringComparison.Ordinal));

    [Fact]
    public void CanisterOf_IsOwnedByItsSubnetAlone()
    {
        for (var subnet = 0; subnet < DemonstrationNetwork.Subnets.Count; subnet++)
        {
            Assert.All(DemonstrationNetwork.Subnets[subnet].Canisters, c => Assert.Equal(DemonstrationNetwork.Subnets[subnet], Assert.Single(DemonstrationNetwork.Network.All, s => s.Owns(c.Id))));
        }
    }

    // What was recorded at one start must fit at every other.
    [Fact]
    public void Network_IsTheSameAtEveryStart()
    {
        var canister = DemonstrationNetwork.CanisterOf(2, 9);

        Assert.Equal(
            ("2102f8fd128a40fd", "3bq2r-fsqjm-aaaae-aaaaq-cai", "e492ed618091f609", "28735c94430c0d93"),
            (Short(SHA256.HashData(DemonstrationNetwork.RegistryDump())), canister.Id.Text, canister.ModuleHash[..16], Short(SHA256.HashData(DemonstrationNetwork.Network.RootKey))));

        static string Short(byte[] bytes) => Convert.ToHexStringLower(bytes)[..16];
    }
}
