using System.Text;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Registry;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.InternetComputer;

public sealed class RegistryReaderTests
{
    private const string File = "ic/ic-registry-2025-07-02.json";
    private const string Node = "22pkm-wfc33-m326g-x2gug-3admr-sxeaf-foujt-3c4jw-uksvc-dglgf-gae";
    private const string Subnet = "2fq7c-slacv-26cgz-vzbx2-2jrcs-5edph-i5s2j-tck77-c3rlz-iobzx-mqe";
    private const string Operator = "2aemz-63apz-bds45-nypax-oj52g-fyl6i-sjhtv-ysu5t-hqvve-ygtcr-yae";
    private const string Provider = "hzqcb-iiagd-4erjo-qn7rq-syqro-zztl6-cpble-atnkd-2c6bg-bxjoa-qae";

    private const string Small = $$"""
        {
          "subnets": [{ "subnet_id": "{{Subnet}}", "subnet_type": "application", "membership": ["{{Node}}"], "more": 1 }],
          "nodes": [{ "node_id": "{{Node}}", "node_operator_id": "{{Operator}}", "subnet_id": "{{Subnet}}" }],
          "node_operators": [{ "node_operator_principal_id": "{{Operator}}", "node_provider_principal_id": "{{Provider}}", "dc_id": "ln1" }],
          "dcs": [{ "id": "ln1", "owner": "Somebody", "region": "Europe,UK,London, East" }],
          "node_providers": [{ "principal": "{{Provider}}", "name": "Somebody else" }]
        }
        """;

    [SharedDataFact(File)]
    public void Read_OfThePublicNetwork_CountsWhatItDeclares()
    {
        var registry = RegistryReader.Read(System.IO.File.ReadAllBytes(SharedData.Find(File)!));

        Assert.Equal((37, 1447, 160, 113, 94), (registry.Subnets.Count, registry.Nodes.Count, registry.Operators.Count, registry.DataCentres.Count, registry.Providers.Count));
        Assert.Equal(34, registry.DataCentres.Select(d => d.Country).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(registry.DataCentres, d => d.Country == "PK");
        Assert.All(registry.Subnets, s => Assert.All(s.Members, m => Assert.Equal(s.Id, registry.Nodes.Single(n => n.Id == m).Subnet)));
        Assert.Equal("South Moravian Region", registry.DataCentres.First(d => d.Country == "CZ" && d.Place.StartsWith('S')).Place);
    }

    [Fact]
    public void Read_OfASmallNetwork_ReadsEveryPart()
    {
        var registry = Read(Small);

        Assert.Equal(new RegistryDataCentre("ln1", "Somebody", "Europe,UK,London, East", "GB", "London, East"), Assert.Single(registry.DataCentres));
        Assert.Equal(Node, Assert.Single(Assert.Single(registry.Subnets).Members).Text);
        Assert.Equal((Operator, Subnet), (Assert.Single(registry.Nodes).Operator.Text, registry.Nodes[0].Subnet!.Text));
        Assert.Equal((Provider, "ln1"), (Assert.Single(registry.Operators).Provider.Text, registry.Operators[0].DataCentre));
        Assert.Equal("Somebody else", Assert.Single(registry.Providers).Name);
    }

    [Fact]
    public void Read_WhenANodeIsSpare_NamesNoSubnet() =>
        Assert.Null(Assert.Single(Read(Small.Replace($"[\"{Node}\"]", "[]", StringComparison.Ordinal).Replace($"\"subnet_id\": \"{Subnet}\" }}", "\"subnet_id\": null }", StringComparison.Ordinal)).Nodes).Subnet);

    [Theory]
    [InlineData("", "x", "json, line 1")]
    [InlineData("\"more\": 1", "\"more\":", "json, line 2")]
    [InlineData("\"nodes\"", "\"knots\"", "nodes")]
    [InlineData("\"owner\": \"Somebody\"", "\"owner\": 3", "dcs[0].owner")]
    [InlineData("\"owner\": \"Somebody\"", "\"owner\": \"\"", "dcs[0].owner")]
    [InlineData("\"owner\": \"Somebody\"", "\"owner\": \"Some\\u0000body\"", "dcs[0].owner")]
    [InlineData("\"owner\": \"Somebody\"", "\"owner\": \"Some\\ud800body\"", "dcs[0].owner")]
    [InlineData("\"region\": \"Europe,UK,London, East\"", "\"region\": null", "dcs[0].region")]
    [InlineData("\"id\": \"ln1\"", "\"id\": \"ln/1\"", "dcs[0].id")]
    [InlineData("\"node_id\": \"22pkm", "\"node_id\": \"32pkm", "nodes[0].node_id")]
    [InlineData("\"dc_id\": \"ln1\"", "\"dc_id\": \"ln2\"", "node_operators[0].dc_id")]
    [InlineData("\"membership\": [\"" + Node + "\"]", "\"membership\": [\"" + Node + "\", \"" + Node + "\"]", "subnets[0].membership")]
    [InlineData("\"membership\": [\"" + Node + "\"]", "\"membership\": [\"" + Provider + "\"]", "subnets[0].membership")]
    [InlineData("\"membership\": [\"" + Node + "\"]", "\"membership\": [\"" + Node + "\", 3]", "subnets[0].membership[1]")]
    [InlineData("\"membership\": [\"" + Node + "\"]", "\"membership\": []", "nodes[0].subnet_id")]
    [InlineData("\"node_operator_id\": \"" + Operator + "\"", "\"node_operator_id\": \"" + Provider + "\"", "nodes[0].node_operator_id")]
    public void Read_WhenOneThingIsWrong_NamesThePlace(string right, string wrong, string place)
    {
        var json = right.Length == 0 ? wrong : Small.Replace(right, wrong, StringComparison.Ordinal);

        Assert.NotEqual(Small, json);
        Assert.Equal(place, Assert.Throws<RegistryFormatException>(() => Read(json)).Place);
    }

    [Theory]
    [InlineData("Europe,XX,Nowhere", "Nowhere")]
    [InlineData("Europe,England,London", "London")]
    [InlineData("London", "London")]
    [InlineData("", "")]
    public void Read_WhenARegionNamesNoCountry_KeepsTheSiteWithoutOne(string region, string place)
    {
        var centre = Assert.Single(Read(Small.Replace("Europe,UK,London, East", region, StringComparison.Ordinal)).DataCentres);

        Assert.Equal(new RegistryDataCentre("ln1", "Somebody", region, null, place), centre);
    }

    [Fact]
    public void Read_WhenDeeplyNested_Refuses() =>
        Assert.StartsWith("json", Assert.Throws<RegistryFormatException>(() => Read(new string('[', 1000) + new string(']', 1000))).Place, StringComparison.Ordinal);

    [Fact]
    public void Read_WhenLargerThanAnyNetwork_RefusesUnread() =>
        Assert.Equal("size", Assert.Throws<RegistryFormatException>(() => RegistryReader.Read(new byte[RegistryReader.MaxBytes + 1])).Place);

    private static NetworkRegistry Read(string json) => RegistryReader.Read(Encoding.UTF8.GetBytes(json));
}
