using System.Net;
using Portal.Application.Security;
using Portal.Infrastructure.Security;
using Portal.Infrastructure.Setup;
using Xunit;

namespace Portal.Tests.Application.Security;

public sealed class CountryFilesTests : IDisposable
{
    private const string Sample = """
        2|registry|20261120|6|19830613|20261119|+1000
        # documentation ranges, given to countries for this test
        registry|*|ipv4|*|3|summary
        registry|PK|ipv4|192.0.2.0|256|20110405|allocated|a
        registry|SG|ipv4|198.51.100.0|128|20110405|assigned|b
        registry||ipv4|203.0.113.0|256||available|
        registry|ZZ|ipv4|203.0.113.0|256||reserved|
        registry|PK|ipv6|2001:db8::|33|20110405|allocated|a
        registry|AE|ipv6|2001:db8:8000::|34|20110405|allocated|c
        registry|PK|asn|64500|1|20110405|allocated|a
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("countries-").FullName;

    [Theory]
    [InlineData("192.0.2.0", "PK")]
    [InlineData("192.0.2.255", "PK")]
    [InlineData("192.0.1.255", null)]
    [InlineData("192.0.3.0", null)]
    [InlineData("198.51.100.127", "SG")]
    [InlineData("198.51.100.128", null)]
    [InlineData("203.0.113.1", null)]
    [InlineData("::ffff:192.0.2.9", "PK")]
    [InlineData("2001:db8:7fff:ffff::1", "PK")]
    [InlineData("2001:db8:8000::1", "AE")]
    [InlineData("2001:db8:c000::1", null)]
    [InlineData("::1", null)]
    [InlineData("0.0.0.0", null)]
    [InlineData("255.255.255.255", null)]
    public void Find_InASample_SaysTheCountryOfTheRange(string address, string? country) => Assert.Equal(country, Read(Sample).Find(IPAddress.Parse(address)));

    [Fact]
    public void Find_WithoutFiles_KnowsNothing() => Assert.Null(CountryFiles.None.Find(IPAddress.Parse("192.0.2.1")));

    [Fact]
    public void Read_LinesOutsideTheFormat_ArePassedOver() => Assert.Equal(1, Read(
        """
        registry|PK|ipv4|192.0.2.0|256|20110405|allocated|a
        registry|pk|ipv4|192.0.3.0|256|20110405|allocated|a
        registry|PAK|ipv4|192.0.4.0|256|20110405|allocated|a
        registry|PK|ipv4|255.255.255.0|4294967295|20110405|allocated|a
        registry|PK|ipv4|192.0.5.0|-1|20110405|allocated|a
        registry|PK|ipv4|192.0.6.0|0|20110405|allocated|a
        registry|PK|ipv4|not-an-address|256|20110405|allocated|a
        registry|PK|ipv4|2001:db8::|256|20110405|allocated|a
        registry|PK|ipv6|2001:db8::|129|20110405|allocated|a
        ||||||||||||||||
        """).Count);

    [Fact]
    public void Find_WhereTwoFilesClaimTheSameAddresses_AnswersOneCountryForEach()
    {
        var known = CountryFiles.Read([Write("registry|PK|ipv4|192.0.2.0|128|20110405|allocated|a"), Write("registry|SG|ipv4|192.0.2.64|128|20110405|allocated|a")]);
        Assert.Equal(["PK", "PK", "PK", "SG", "SG"], new[] { 0, 64, 127, 128, 191 }.Select(last => known.Find(IPAddress.Parse($"192.0.2.{last}"))));
        Assert.Null(known.Find(IPAddress.Parse("192.0.2.192")));
    }

    [Fact]
    public void Read_AFileThatIsMissingOrHoldsNothing_IsRefusedAtStart()
    {
        Assert.Throws<PortalSetupException>(() => CountryFiles.Read([Path.Combine(_folder, "missing")]));
        Assert.Throws<PortalSetupException>(() => Read("<html>not found</html>"));
        Assert.Throws<PortalSetupException>(() => Read(""));
    }

    [Fact]
    public void Find_AmongManyRanges_AgreesWithALinearSearch()
    {
        var random = new Random(7);
        var ranges = Enumerable.Range(0, 20_000).Select(i => (First: (uint)(i * 200_000L), Size: (uint)random.Next(1, 200_000), Country: i % 2 == 0 ? "PK" : "SG")).ToList();
        var known = Read(string.Join('\n', ranges.Select(r => $"registry|{r.Country}|ipv4|{Address(r.First)}|{r.Size}|20110405|allocated|a")));
        for (var i = 0; i < 2_000; i++)
        {
            var wanted = (uint)random.NextInt64(uint.MaxValue);
            var expected = ranges.Where(r => wanted >= r.First && wanted - r.First < r.Size).Select(r => r.Country).FirstOrDefault();
            Assert.Equal(expected, known.Find(Address(wanted)));
        }
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    public void Truncate_AnAddress_KeepsWhatManyMachinesShare(string address, string prefix) => Assert.Equal(prefix, ClientNetwork.Truncate(IPAddress.Parse(address)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IPAddress Address(uint number) => new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);

    private CountryFiles Read(string content) => CountryFiles.Read([Write(content)]);

    private string Write(string content)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, content);
        return path;
    }
}
