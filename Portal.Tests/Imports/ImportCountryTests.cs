using System.Globalization;
using System.Resources;
using Portal.Application.Imports;
using Portal.Domain.Compliance.Policies;
using Portal.Web.Resources;
using Xunit;

namespace Portal.Tests.Imports;

/// <summary>Countries by their codes and names: each of ISO 3166-1 has a name in both languages, and a cell may say either.</summary>
public sealed class ImportCountryTests
{
    private static readonly ResourceManager Names = new(typeof(CountriesText).Namespace + ".Countries", typeof(CountriesText).Assembly);

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public void Country_ByItsNameOrCode_IsThatCountry(string language)
    {
        var names = Names.GetResourceSet(new CultureInfo(language == "en" ? "" : language), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
        Assert.Equal(IsoCountries.Count, names.Count);
        Assert.Equal(names.Count, names.Values.Distinct().Count());
        Assert.All(names, name =>
        {
            Assert.True(IsoCountries.Know(name.Key), name.Key);
            Assert.Equal(name.Key, ImportWords.Country(name.Key.ToLowerInvariant()));
            Assert.Equal(name.Key, ImportWords.Country(name.Value));
        });
    }

    [Theory]
    [InlineData("UK", "GB")]
    [InlineData("XX", null)]
    [InlineData("XK", null)]
    [InlineData("Atlantis", null)]
    public void Country_ThatHasNoSuchCode_IsMeantByNameOrRefused(string cell, string? country) => Assert.Equal(country, ImportWords.Country(cell));
}
