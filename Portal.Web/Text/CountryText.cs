using Microsoft.Extensions.Localization;
using Portal.Web.Resources;

namespace Portal.Web.Text;

/// <summary>Names of countries in the reader's language. The runtime names a country in its own language only, so the portal brings its own list.</summary>
public sealed class CountryText(IStringLocalizer<CountriesText> texts)
{
    /// <summary>The name, or the code where the list does not have it.</summary>
    public string this[string iso] => texts[iso];

    /// <summary>All countries by name, Pakistan first, for a select.</summary>
    public IReadOnlyList<Choice<string>> Choices() =>
    [
        .. texts.GetAllStrings(includeParentCultures: true)
            .Select(country => new Choice<string>(country.Name, country.Value))
            .OrderBy(country => country.Value != Home)
            .ThenBy(country => country.Label, StringComparer.CurrentCulture),
    ];

    private const string Home = "PK";
}
